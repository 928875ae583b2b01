package io.ovnchassis.ovsdb.replica;

import static io.ovnchassis.ovsdb.replica.Updates.changes;
import static io.ovnchassis.ovsdb.replica.Updates.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.delta.Device;
import io.ovnchassis.ovsdb.delta.RandomDevices;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.delta.RowUpdate;
import io.ovnchassis.ovsdb.schema.ElementColumn;
import io.ovnchassis.ovsdb.schema.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplicaPropertyTest {
    private static final int SEEDS = 100;
    private static final int STEPS = 40;

    /** A replica under test, what its contents should be, and one that only ever sees snapshots. */
    private record Trial(String name, Replica replica, Map<Ref<Device>, Device> model, Replica resynced) {
        static Trial ofSeed(long seed) {
            Trial trial = new Trial("seed " + seed, empty(), new LinkedHashMap<>(), empty());
            trial.devices().index(Device.NAME);
            trial.devices().index(Device.TAGS);
            return trial;
        }

        private static Replica empty() {
            return new Replica(Device.DATABASE, List.of(Device.TABLE));
        }

        TableView<Device> devices() {
            return replica.table(Device.TABLE);
        }

        Map<Ref<Device>, Device> contents() {
            Map<Ref<Device>, Device> contents = new HashMap<>();
            devices().rows().forEach(row -> contents.put(row.ref(), row));
            return contents;
        }
    }

    @Test
    void contentsAndIndexesAreThoseOfAPlainMapAfterEveryStep() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Trial trial = Trial.ofSeed(seed);
            RandomDevices random = new RandomDevices(seed);
            for (int step = 0; step < STEPS; step++) {
                trial.replica().apply(changes(random.edit(trial.model())));

                assertThat(trial.contents()).as(trial.name()).isEqualTo(trial.model());
                checkIndex(trial, Device.NAME);
                checkIndex(trial, Device.ENABLED);
                checkIndex(trial, Device.KIND);
                checkIndex(trial, Device.TAGS);
                checkIndex(trial, Device.PEERS);
                checkPairs(trial);
                trial.replica().clearChanges();
            }
        }
    }

    @Test
    void aSnapshotComesToTheSameAsTheChangesThatLedToIt() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Trial trial = Trial.ofSeed(seed);
            RandomDevices random = new RandomDevices(seed);
            for (int step = 0; step < STEPS; step++) {
                trial.replica().apply(changes(random.edit(trial.model())));
                trial.resynced().apply(snapshot(trial.model().values()));
                if (random.upTo(3) == 0) {
                    TableView<Device> resynced = trial.resynced().table(Device.TABLE);
                    assertThat(Set.copyOf(resynced.changes()))
                            .as(trial.name())
                            .isEqualTo(Set.copyOf(trial.devices().changes()));
                    assertThat(Set.copyOf(resynced.rows()))
                            .as(trial.name())
                            .isEqualTo(Set.copyOf(trial.devices().rows()));
                    trial.replica().clearChanges();
                    trial.resynced().clearChanges();
                }
            }
        }
    }

    @Test
    void anUpdateThatDoesNotFitLeavesNoTrace() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Trial trial = Trial.ofSeed(seed);
            RandomDevices random = new RandomDevices(seed);
            for (int step = 0; step < STEPS; step++) {
                trial.replica().apply(changes(random.edit(trial.model())));
                Map<Ref<Device>, Device> before = trial.contents();
                List<RowChange<Device>> changesBefore =
                        List.copyOf(trial.devices().changes());

                List<RowUpdate<Device>> broken = new ArrayList<>(random.edit(new HashMap<>(trial.model())));
                broken.add(random.upTo(broken.size() + 1), new RowUpdate.Delete<>(Device.ref(99)));

                assertThat(trial.replica().apply(changes(broken)))
                        .as(trial.name())
                        .isInstanceOf(Replica.Result.Inconsistent.class);
                assertThat(trial.contents()).as(trial.name()).isEqualTo(before);
                assertThat(trial.devices().changes()).as(trial.name()).containsExactlyElementsOf(changesBefore);
                checkIndex(trial, Device.TAGS);
            }
        }
    }

    private static <A extends Comparable<? super A>> void checkIndex(Trial trial, ElementColumn<Device, A> column) {
        Map<A, Set<Device>> scanned = new HashMap<>();
        for (Device row : trial.model().values()) {
            column.elements(row)
                    .forEach(key ->
                            scanned.computeIfAbsent(key, _ -> new HashSet<>()).add(row));
        }
        Index<Device, A> index = trial.devices().index(column);
        scanned.forEach((key, rows) -> assertThat(Set.copyOf(index.findAll(key)))
                .as("%s, %s %s", trial.name(), column, key)
                .isEqualTo(rows)
                .hasSize(index.count(key)));
        assertThat(index.keyCount()).as("%s, keys of %s", trial.name(), column).isEqualTo(scanned.size());
    }

    private static void checkPairs(Trial trial) {
        Map<Pair<String, String>, Set<Device>> scanned = new HashMap<>();
        for (Device row : trial.model().values()) {
            Device.TAGS
                    .elements(row)
                    .forEach(tag -> scanned.computeIfAbsent(new Pair<>(row.name(), tag), _ -> new HashSet<>())
                            .add(row));
        }
        Index<Device, Pair<String, String>> index = trial.devices().index(Device.NAME, Device.TAGS);
        scanned.forEach((key, rows) -> assertThat(Set.copyOf(index.findAll(key)))
                .as("%s, %s", trial.name(), key)
                .isEqualTo(rows));
        assertThat(index.keyCount()).as(trial.name()).isEqualTo(scanned.size());
    }
}
