package io.ovnchassis.ovsdb.delta;

import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Random rows, edits and the updates that a server would send for them; from few values, so that many coincide. */
public final class RandomDevices {
    private static final int ROWS = 12;

    private final Random random;

    public RandomDevices(long seed) {
        this.random = new Random(seed);
    }

    public int upTo(int bound) {
        return random.nextInt(bound);
    }

    /** One of the few identities that there are. */
    public Ref<Device> ref() {
        return Device.ref(random.nextInt(ROWS));
    }

    public Device device(Ref<Device> ref) {
        Device.Builder builder = Device.builder();
        for (Column<Device, ?> column : Device.TABLE.columns()) {
            if (random.nextBoolean()) {
                fill(builder, column.position());
            }
        }
        return builder.build(ref);
    }

    /** {@code device} with a cell or two changed, sometimes to what they were. */
    public Device edited(Device device) {
        Device.Builder builder = Device.builder();
        for (Column<Device, ?> column : Device.TABLE.columns()) {
            builder.copy(column.position(), device);
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            fill(builder, random.nextInt(Device.TABLE.columns().size()));
        }
        return builder.build(device.ref());
    }

    private void fill(Device.Builder builder, int position) {
        switch (position) {
            case 0 -> builder.with(Device.NAME, word());
            case 1 -> builder.with(Device.SERIAL, (long) random.nextInt(3));
            case 2 -> builder.with(Device.WEIGHT, random.nextInt(3) / 2.0);
            case 3 -> builder.with(Device.ENABLED, random.nextBoolean());
            case 4 ->
                builder.with(
                        Device.KIND, Optional.of(random.nextBoolean() ? Device.Kind.PHYSICAL : Device.Kind.VIRTUAL));
            case 5 ->
                builder.with(
                        Device.MTU,
                        random.ints(random.nextInt(2), 0, 3)
                                .mapToObj(Long::valueOf)
                                .findAny());
            case 6 -> builder.with(Device.TAGS, SortedArraySet.copyOf(words()));
            case 7 -> builder.with(Device.OPTIONS, SortedArrayMap.copyOf(options()));
            case 8 -> builder.with(Device.PARENT, refs().stream().findAny());
            case 9 -> builder.with(Device.PEERS, SortedArraySet.copyOf(refs()));
            case 10 -> builder.with(Device.SLOTS, SortedArrayMap.copyOf(Map.of((long) random.nextInt(2), ref())));
            default -> throw new IllegalArgumentException("no column at position " + position);
        }
    }

    private String word() {
        return "w" + random.nextInt(5);
    }

    private List<String> words() {
        return IntStream.range(0, random.nextInt(4)).mapToObj(_ -> word()).toList();
    }

    private List<Ref<Device>> refs() {
        return IntStream.range(0, random.nextInt(4)).mapToObj(_ -> ref()).toList();
    }

    private Map<String, String> options() {
        Map<String, String> options = new TreeMap<>();
        words().forEach(word -> options.put(word, word()));
        return options;
    }

    /** Random edits to {@code contents}, made there; what a server would send for them, several to one row at times. */
    public List<RowUpdate<Device>> edit(Map<Ref<Device>, Device> contents) {
        List<RowUpdate<Device>> updates = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            Ref<Device> ref = ref();
            Device old = contents.get(ref);
            if (old == null) {
                Device row = device(ref);
                contents.put(ref, row);
                updates.add(new RowChange.Inserted<>(row));
            } else if (random.nextInt(3) == 0) {
                contents.remove(ref);
                updates.add(new RowUpdate.Delete<>(ref));
            } else {
                Device row = edited(old);
                contents.put(ref, row);
                updates.add(modification(old, row));
            }
        }
        return updates;
    }

    /** Some of the changed cells as differences, others as new values, and some that did not change at all. */
    private RowUpdate<Device> modification(Device old, Device row) {
        Device.Builder values = Device.builder();
        ColumnSet sent = ColumnSet.NONE;
        ColumnSet differences = ColumnSet.NONE;
        for (Column<Device, ?> column : Device.TABLE.columns()) {
            boolean changed = !column.get(old).equals(column.get(row));
            if (changed && random.nextBoolean()) {
                values.applyDifference(column.position(), old, row);
                differences = differences.with(column.position());
                sent = sent.with(column.position());
            } else if (changed || random.nextInt(8) == 0) {
                values.copy(column.position(), row);
                sent = sent.with(column.position());
            }
        }
        return new RowUpdate.Modify<>(values.build(old.ref()), sent, differences);
    }
}
