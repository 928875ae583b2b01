package io.ovnchassis.ovsdb.delta;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.schema.Ref;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeltaPropertyTest {
    private static final int SEEDS = 200;

    @Test
    void changesAddUpToTheDifferenceBetweenFirstAndLast() throws ContradictionException {
        for (long seed = 0; seed < SEEDS; seed++) {
            RandomDevices random = new RandomDevices(seed);
            Map<Ref<Device>, Device> model = new LinkedHashMap<>();
            Map<Ref<Device>, Device> contents = new LinkedHashMap<>();
            for (int step = 0; step < 30; step++) {
                Map<Ref<Device>, Device> first = new HashMap<>(contents);
                TableDelta<Device> net = new TableDelta<>();
                for (int message = random.upTo(4); message >= 0; message--) {
                    List<RowUpdate<Device>> updates = random.edit(model);
                    TableDelta<Device> delta = Merge.incremental(Device.TABLE, contents, updates);
                    delta.changes().forEach(change -> apply(contents, change));
                    delta.changes().forEach(net::add);
                }
                assertThat(contents)
                        .as("contents, seed %d, step %d", seed, step)
                        .isEqualTo(model);
                assertThat(Set.copyOf(net.changes()))
                        .as("net change, seed %d, step %d", seed, step)
                        .hasSameSizeAs(net.changes())
                        .isEqualTo(difference(first, model));
            }
        }
    }

    private static void apply(Map<Ref<Device>, Device> contents, RowChange<Device> change) {
        assertThat(contents.get(change.ref())).isEqualTo(change.before().orElse(null));
        contents.remove(change.ref());
        change.after().ifPresent(row -> contents.put(row.ref(), row));
    }

    /** The definition of a net change, without any history. */
    private static Set<RowChange<Device>> difference(Map<Ref<Device>, Device> from, Map<Ref<Device>, Device> to) {
        Set<RowChange<Device>> changes = new HashSet<>();
        Set<Ref<Device>> refs = new HashSet<>(from.keySet());
        refs.addAll(to.keySet());
        for (Ref<Device> ref : refs) {
            Device old = from.get(ref);
            Device row = to.get(ref);
            if (old == null && row != null) {
                changes.add(new RowChange.Inserted<>(row));
            } else if (old != null && row == null) {
                changes.add(new RowChange.Deleted<>(old));
            } else if (old != null && row != null) {
                RowChange.between(old, row).ifPresent(changes::add);
            }
        }
        return changes;
    }
}
