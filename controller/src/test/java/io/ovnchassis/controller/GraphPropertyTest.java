package io.ovnchassis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.binding.Obstacle;
import io.ovnchassis.controller.binding.PortState;
import io.ovnchassis.controller.engine.Verification;
import io.ovnchassis.controller.engine.WritePermission;
import io.ovnchassis.controller.ifstatus.IfState;
import io.ovnchassis.controller.ifstatus.InstallCondition;
import io.ovnchassis.controller.ifstatus.InstallCondition.Readiness;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to the databases, the graph says what one would say that has seen nothing of how it came about. And
 * whoever is told what changed is told of everything that did.
 */
class GraphPropertyTest {
    private static final int SEEDS = 300;
    private static final int STEPS = 40;

    /** What came up in all runs together: a property of what never happens proves nothing. */
    private final Set<Object> seen = new HashSet<>();

    @Test
    void incrementalResultsAreThoseOfStartingOver() {
        for (long seed = 0; seed < SEEDS; seed++) {
            new Run(seed).go();
        }
        assertThat(seen)
                .contains((Object[]) IfState.values())
                .contains(
                        PortState.Bound.class,
                        PortState.Placed.class,
                        PortState.NotBound.class,
                        PortState.Unknown.class,
                        Obstacle.NoCarrier.class,
                        Obstacle.OnEveryChassis.class,
                        Obstacle.NeverClaimed.class,
                        Obstacle.ParentElsewhere.class,
                        Obstacle.PlacedElsewhere.class,
                        Obstacle.Standby.class,
                        Obstacle.RequestedElsewhere.class,
                        Obstacle.WrongVersion.class,
                        "local datapaths",
                        "peers",
                        "local ports",
                        "related ports",
                        "wanted tunnels",
                        "out of reach",
                        "tunnel ports",
                        "tunnels",
                        "watched",
                        "wanted patches",
                        "patch problems",
                        "patches");
    }

    /** As the daemon has it, but for a data plane that is never ready for some ports. */
    private static Readiness readiness(PortState.Bound bound, Ref<Chassis> chassis) {
        return switch (bound.carrier().row().ofport().orElse(0L).intValue()) {
            case 3 -> Readiness.AWAITING_FLOWS;
            case 4 -> Readiness.AWAITING_DATA;
            default -> InstallCondition.claimCommitted().of(bound, chassis);
        };
    }

    private final class Run {
        private final String name;
        private final Random random;
        private final FakeDatabase local = FakeDatabase.local();
        private final FakeDatabase southbound = FakeDatabase.southbound();
        private final RandomEdits edits;
        private final GraphUnderTest tested =
                new GraphUnderTest(local.replica(), southbound.replica(), GraphPropertyTest::readiness);

        Run(long seed) {
            this.name = "seed=" + seed;
            this.random = new Random(seed);
            this.edits = new RandomEdits(local.server(), southbound.server(), random);
        }

        void go() {
            for (int step = 0; step < STEPS; step++) {
                change();
                Map<Ref<DatapathBinding>, Object> datapathsBefore = tested.datapaths();
                Map<String, String> portsBefore = tested.ports();
                Map<String, PortState> before =
                        Map.copyOf(tested.graph().localBindings().output().states());
                tested.run();
                String when = name + " step=" + step;
                assertThat(tested.graph().localDatapaths().output().changed())
                        .as(when)
                        .containsAll(differences(datapathsBefore, tested.datapaths()));
                assertThat(tested.graph().localPorts().output().changed())
                        .as(when)
                        .containsAll(differences(portsBefore, tested.ports()));
                check(when, before);
            }
        }

        private void change() {
            for (int i = random.nextInt(4); i >= 0; i--) {
                edits.edit();
            }
            if (random.nextInt(4) == 0) {
                edits.addVif();
            }
            deliver(local);
            deliver(southbound);
        }

        /** Sometimes late, sometimes all anew. */
        private void deliver(FakeDatabase database) {
            switch (random.nextInt(8)) {
                case 0 -> {}
                case 1 -> {
                    database.link().disconnect();
                    database.link().connect();
                }
                default -> database.deliver();
            }
        }

        private void check(String when, Map<String, PortState> before) {
            assertThat(tested.outputs()).as(when).isEqualTo(tested.fromScratch().outputs());
            assertThat(tested.graph().localBindings().output().changed())
                    .as(when)
                    .containsAll(differences(
                            before, tested.graph().localBindings().output().states()));
            if (random.nextInt(4) == 0) {
                assertThat(tested.graph().engine().verify(WritePermission.GRANTED))
                        .as(when)
                        .isEqualTo(new Verification.Checked(List.of()));
            }
            tested.graph().localBindings().output().states().values().forEach(state -> {
                seen.add(state.getClass());
                if (state instanceof PortState.NotBound notBound) {
                    seen.add(notBound.obstacle().getClass());
                }
            });
            tested.graph().portStatus().output().statuses().values().forEach(status -> seen.add(status.state()));
            tested.outputs().forEach((what, output) -> {
                if (!output.equals(Map.of()) && !output.equals(Set.of())) {
                    seen.add(what);
                }
            });
        }

        private static <K> Set<K> differences(Map<K, ?> before, Map<K, ?> after) {
            Set<K> different = new HashSet<>(before.keySet());
            different.addAll(after.keySet());
            different.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
            return different;
        }
    }
}
