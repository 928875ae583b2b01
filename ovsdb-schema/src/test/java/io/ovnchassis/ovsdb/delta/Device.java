package io.ovnchassis.ovsdb.delta;

import io.ovnchassis.ovsdb.schema.Atom;
import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Database;
import io.ovnchassis.ovsdb.schema.EnumValue;
import io.ovnchassis.ovsdb.schema.MapColumn;
import io.ovnchassis.ovsdb.schema.OptionalColumn;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.RowBuilder;
import io.ovnchassis.ovsdb.schema.ScalarColumn;
import io.ovnchassis.ovsdb.schema.SetColumn;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.schema.ValueReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A row of a made-up table with a column of every kind, written by hand as the generator would not. */
public final class Device extends Row<Device> {
    /** What the schema lists for {@code kind}. */
    public enum Kind implements EnumValue {
        PHYSICAL("physical"),
        VIRTUAL("virtual"),
        UNRECOGNIZED("");

        private final String value;

        Kind(String value) {
            this.value = value;
        }

        @Override
        public String value() {
            return value;
        }
    }

    public static final ScalarColumn<Device, String> NAME =
            new ScalarColumn<>("name", 0, Atom.STRING, row -> row.cell(Device.NAME));
    public static final ScalarColumn<Device, Long> SERIAL =
            new ScalarColumn<>("serial", 1, Atom.INTEGER, row -> row.cell(Device.SERIAL));
    public static final ScalarColumn<Device, Double> WEIGHT =
            new ScalarColumn<>("weight", 2, Atom.REAL, row -> row.cell(Device.WEIGHT));
    public static final ScalarColumn<Device, Boolean> ENABLED =
            new ScalarColumn<>("enabled", 3, Atom.BOOLEAN, row -> row.cell(Device.ENABLED));
    public static final OptionalColumn<Device, Kind> KIND = new OptionalColumn<>(
            "kind", 4, Atom.enumeration(Kind.values(), Kind.UNRECOGNIZED), row -> row.cell(Device.KIND));
    public static final OptionalColumn<Device, Long> MTU =
            new OptionalColumn<>("mtu", 5, Atom.INTEGER, row -> row.cell(Device.MTU));
    public static final SetColumn<Device, String> TAGS =
            new SetColumn<>("tags", 6, 0, Atom.STRING, row -> row.cell(Device.TAGS));
    public static final MapColumn<Device, String, String> OPTIONS =
            new MapColumn<>("options", 7, Atom.STRING, Atom.STRING, row -> row.cell(Device.OPTIONS));
    public static final OptionalColumn<Device, Ref<Device>> PARENT =
            new OptionalColumn<>("parent", 8, Atom.<Device>reference("Device"), row -> row.cell(Device.PARENT));
    public static final SetColumn<Device, Ref<Device>> PEERS =
            new SetColumn<>("peers", 9, 0, Atom.<Device>reference("Device"), row -> row.cell(Device.PEERS));
    public static final MapColumn<Device, Long, Ref<Device>> SLOTS =
            new MapColumn<>("slots", 10, Atom.INTEGER, Atom.<Device>reference("Device"), row -> row.cell(Device.SLOTS));

    public static final Table<Device> TABLE = new Table<>(
            "Device",
            List.of(NAME, SERIAL, WEIGHT, ENABLED, KIND, MTU, TAGS, OPTIONS, PARENT, PEERS, SLOTS),
            Builder::new);
    public static final Database DATABASE = new Database("Devices", "1.0.0", List.of(TABLE));

    private final Map<Column<Device, ?>, Object> cells;

    private Device(Ref<Device> ref, Map<Column<Device, ?>, Object> cells) {
        super(ref);
        this.cells = Map.copyOf(cells);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The device with that number and name, and defaults else. */
    public static Device named(int number, String name) {
        return builder().with(NAME, name).build(ref(number));
    }

    /** A row whose tags are nothing that a set could be merged with. */
    static Device brokenTags(Ref<Device> ref) {
        return new Device(ref, Map.of(TAGS, "not a set"));
    }

    public static Ref<Device> ref(int number) {
        return Ref.of(0x4000L, Long.MIN_VALUE + number);
    }

    /** This row with one cell changed. */
    public <T> Device with(Column<Device, T> column, T value) {
        Builder builder = builder();
        builder.cells.putAll(cells);
        return builder.with(column, value).build(ref());
    }

    public String name() {
        return NAME.get(this);
    }

    @SuppressWarnings("unchecked")
    private <T> T cell(Column<Device, T> column) {
        return (T) Objects.requireNonNull(cells.getOrDefault(column, column.defaultValue()));
    }

    @Override
    public Table<Device> definition() {
        return TABLE;
    }

    @Override
    protected Device self() {
        return this;
    }

    @Override
    protected ColumnSet differences(Device other) {
        ColumnSet differences = ColumnSet.NONE;
        for (Column<Device, ?> column : TABLE.columns()) {
            if (!cell(column).equals(other.cell(column))) {
                differences = differences.with(column.position());
            }
        }
        return differences;
    }

    /** The cells of a device in the making. */
    public static final class Builder extends RowBuilder<Device> {
        private final Map<Column<Device, ?>, Object> cells = new HashMap<>();

        private Builder() {}

        public <T> Builder with(Column<Device, T> column, T value) {
            cells.put(column, value);
            assign(column.position());
            return this;
        }

        @Override
        public void read(int position, ValueReader in) {
            read(TABLE.columns().get(position), in);
        }

        private <T> void read(Column<Device, T> column, ValueReader in) {
            with(column, column.read(in));
        }

        @Override
        public void copy(int position, Device row) {
            copy(TABLE.columns().get(position), row);
        }

        private <T> void copy(Column<Device, T> column, Device row) {
            with(column, column.get(row));
        }

        @Override
        public void applyDifference(int position, Device old, Device difference) {
            applyDifference(TABLE.columns().get(position), old, difference);
        }

        private <T> void applyDifference(Column<Device, T> column, Device old, Device difference) {
            with(column, column.applyDifference(column.get(old), column.get(difference)));
        }

        @Override
        public Device build(Ref<Device> ref) {
            return new Device(ref, cells);
        }
    }
}
