package io.ovnchassis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.controller.appctl.Reply;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Engine;
import io.ovnchassis.controller.engine.Leaf;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.engine.WritePermission;
import io.ovnchassis.controller.metrics.Stopwatches;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EngineStopwatchesTest {
    private final ManualClock clock = new ManualClock();
    private final Engine engine = new Engine(new Ports(new Rows()), clock::nanoTime);
    private final Stopwatches stopwatches = new Stopwatches();
    private final List<Command> commands = new EngineStopwatches(engine, stopwatches).commands();

    private static final class Rows extends Leaf<Integer> {
        Rows() {
            super("SB_port_binding");
        }

        @Override
        protected Change poll() {
            return Change.UPDATED;
        }

        @Override
        protected Integer output() {
            return 0;
        }
    }

    /** Its recompute takes 40 ms, its handler 7. */
    private final class Ports extends Derived<Integer> {
        Ports(Rows rows) {
            super("runtime_data");
            input(rows, "runtime_data_sb_port_binding_handler", () -> {
                clock.pass(Duration.ofMillis(7));
                return Change.UNCHANGED;
            });
        }

        @Override
        protected Change recompute() {
            clock.pass(Duration.ofMillis(40));
            return Change.UNCHANGED;
        }

        @Override
        protected Integer output() {
            return 0;
        }

        @Override
        protected Map<?, ?> snapshot() {
            return Map.of();
        }
    }

    private String run(String name, String... arguments) {
        AtomicReference<String> answer = new AtomicReference<>("none");
        Command command = commands.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        command.handler().run(List.of(arguments), new Reply() {
            @Override
            public void success(String text) {
                answer.set(text);
            }

            @Override
            public void error(String text) {
                answer.set("error: " + text);
            }
        });
        return answer.get();
    }

    private void iterate() {
        engine.startRun();
        engine.run(WritePermission.GRANTED);
    }

    @Test
    void nodesAreListedWithTheirHandlers() {
        assertThat(run("inc-engine/list-stopwatches"))
                .isEqualTo("SB_port_binding\nruntime_data\nruntime_data_sb_port_binding_handler\n");
        assertThat(run("inc-engine/list-stopwatches", "SB_port_binding")).isEqualTo("SB_port_binding\n");
        assertThat(run("inc-engine/list-stopwatches", "nosuch")).isEmpty();
    }

    @Test
    void allAreAtRestUntilTheyAreEnabled() {
        iterate();

        assertThat(stopwatches.show("runtime_data"))
                .hasValueSatisfying(shown -> assertThat(shown).contains("Total samples: 0"));
    }

    @Test
    void recomputesAndHandlersAreMeasuredApart() {
        assertThat(run("inc-engine/enable-stopwatch", "runtime_data")).isEmpty();
        iterate();
        iterate();
        assertThat(run("inc-engine/disable-stopwatch")).isEmpty();
        iterate();

        assertThat(stopwatches.show("runtime_data").orElseThrow()).contains("Total samples: 1", "Maximum: 40 msec");
        assertThat(stopwatches.show("runtime_data_sb_port_binding_handler").orElseThrow())
                .contains("Total samples: 1", "Maximum: 7 msec");
    }

    @Test
    void unknownNodeCannotBeEnabled() {
        assertThat(run("inc-engine/enable-stopwatch", "nosuch")).isEqualTo("error: node not found");
        assertThat(run("inc-engine/disable-stopwatch", "nosuch")).isEqualTo("error: node not found");
    }
}
