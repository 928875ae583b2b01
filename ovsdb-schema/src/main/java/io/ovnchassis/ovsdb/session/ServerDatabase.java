package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.schema.Atom;
import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Database;
import io.ovnchassis.ovsdb.schema.OptionalColumn;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.RowBuilder;
import io.ovnchassis.ovsdb.schema.ScalarColumn;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.schema.ValueReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table {@code Database} of {@code _Server}, in which a server tells what it serves (ovsdb-server(5)). As
 * much of it as a client has to know; written by hand because the table is the protocol's, not the deployment's.
 */
final class ServerDatabase extends Row<ServerDatabase> {
    private static final ScalarColumn<ServerDatabase, String> NAME =
            new ScalarColumn<>("name", 0, Atom.STRING, ServerDatabase::name);
    private static final ScalarColumn<ServerDatabase, String> MODEL =
            new ScalarColumn<>("model", 1, Atom.STRING, ServerDatabase::model);
    private static final ScalarColumn<ServerDatabase, Boolean> CONNECTED =
            new ScalarColumn<>("connected", 2, Atom.BOOLEAN, ServerDatabase::connected);
    private static final ScalarColumn<ServerDatabase, Boolean> LEADER =
            new ScalarColumn<>("leader", 3, Atom.BOOLEAN, ServerDatabase::leader);
    private static final OptionalColumn<ServerDatabase, String> SCHEMA =
            new OptionalColumn<>("schema", 4, Atom.STRING, ServerDatabase::schema);
    private static final OptionalColumn<ServerDatabase, Long> INDEX =
            new OptionalColumn<>("index", 5, Atom.INTEGER, ServerDatabase::index);

    static final Table<ServerDatabase> TABLE =
            new Table<>("Database", List.of(NAME, MODEL, CONNECTED, LEADER, SCHEMA, INDEX), Builder::new);
    static final Database SERVER = new Database("_Server", "1.2.0", List.of(TABLE));

    private final Builder cells;

    private ServerDatabase(Ref<ServerDatabase> ref, Builder cells) {
        super(ref);
        this.cells = cells;
    }

    /** The database's name, as {@code OVN_Southbound}. */
    String name() {
        return cells.name;
    }

    /** {@code standalone}, {@code clustered} or {@code relay}. */
    String model() {
        return cells.model;
    }

    /** Whether the server is in touch with its cluster, or a relay with its source. */
    boolean connected() {
        return cells.connected;
    }

    boolean leader() {
        return cells.leader;
    }

    /** The schema as JSON; empty until the server has joined its cluster. */
    Optional<String> schema() {
        return Optional.ofNullable(cells.schema);
    }

    /** How many log entries of the cluster the server has. */
    Optional<Long> index() {
        return Optional.ofNullable(cells.index);
    }

    /** This row with the cells that were sent of another one. No cell holds more than one element. */
    ServerDatabase with(ServerDatabase values, ColumnSet sent) {
        Builder merged = new Builder();
        for (Column<ServerDatabase, ?> column : TABLE.columns()) {
            merged.copy(column.position(), sent.contains(column) ? values : this);
        }
        return merged.build(ref());
    }

    @Override
    public Table<ServerDatabase> definition() {
        return TABLE;
    }

    @Override
    protected ServerDatabase self() {
        return this;
    }

    @Override
    protected ColumnSet differences(ServerDatabase other) {
        ColumnSet differences = ColumnSet.NONE;
        for (Column<ServerDatabase, ?> column : TABLE.columns()) {
            if (!column.get(this).equals(column.get(other))) {
                differences = differences.with(column.position());
            }
        }
        return differences;
    }

    private static final class Builder extends RowBuilder<ServerDatabase> {
        private String name = "";
        private String model = "";
        private boolean connected;
        private boolean leader;
        private @Nullable String schema;
        private @Nullable Long index;

        @Override
        public void read(int position, ValueReader in) {
            switch (position) {
                case 0 -> name = in.string();
                case 1 -> model = in.string();
                case 2 -> connected = in.bool();
                case 3 -> leader = in.bool();
                case 4 -> schema = SCHEMA.read(in).orElse(null);
                case 5 -> index = INDEX.read(in).orElse(null);
                default -> throw new IndexOutOfBoundsException(position);
            }
            assign(position);
        }

        @Override
        public void copy(int position, ServerDatabase row) {
            switch (position) {
                case 0 -> name = row.cells.name;
                case 1 -> model = row.cells.model;
                case 2 -> connected = row.cells.connected;
                case 3 -> leader = row.cells.leader;
                case 4 -> schema = row.cells.schema;
                case 5 -> index = row.cells.index;
                default -> throw new IndexOutOfBoundsException(position);
            }
            assign(position);
        }

        @Override
        public void applyDifference(int position, ServerDatabase old, ServerDatabase difference) {
            copy(position, difference);
        }

        @Override
        public ServerDatabase build(Ref<ServerDatabase> ref) {
            return new ServerDatabase(ref, this);
        }
    }
}
