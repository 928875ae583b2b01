package io.ovnchassis.controller.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.engine.RandomNode.Mishaps;
import io.ovnchassis.controller.engine.RunResult.Canceled;
import io.ovnchassis.controller.engine.RunResult.Completed;
import io.ovnchassis.controller.engine.Verification.Checked;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** For every graph and every sequence of events: incremental result == result from scratch. */
class EnginePropertyTest {
    private static final int SEEDS = 500;
    private static final int STEPS = 60;

    @Test
    void incrementalEqualsFromScratch() {
        for (long seed = 0; seed < SEEDS; seed++) {
            new Scenario(seed).play();
        }
    }

    /** One graph, and a main loop to which everything happens that can happen to one. */
    private static final class Scenario implements Mishaps {
        private final long seed;
        private final Random random;
        private final RandomGraph live;
        /** What a phase of the loop sees that copies an output only when it is told of an update. */
        private final Map<String, Map<Integer, Integer>> observed = new HashMap<>();

        private boolean calm = true;

        Scenario(long seed) {
            this.seed = seed;
            this.random = new Random(~seed);
            this.live = new RandomGraph(seed, this);
            live.derived.forEach(node -> observed.put(node.name(), Map.of()));
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                calm = random.nextInt(3) != 0;
                if (iterate() instanceof Completed) {
                    check(step);
                }
            }
        }

        private RunResult iterate() {
            if (random.nextInt(20) == 0) {
                live.engine.forceRecompute("for no reason");
            }
            RunResult none = new Canceled("none", "the engine did not run");
            try {
                live.engine.startRun();
                live.edit(random);
                boolean skipped = random.nextInt(10) == 0;
                return skipped ? none : live.engine.run(permission());
            } catch (NodeFailure failure) {
                return none;
            }
        }

        private WritePermission permission() {
            return random.nextInt(4) == 0 ? WritePermission.DENIED : WritePermission.GRANTED;
        }

        private void check(int step) {
            String where = "seed=" + seed + " step=" + step;
            RandomGraph scratch = RandomGraph.fromScratch(seed, live);
            assertThat(live.outputs()).as(where).isEqualTo(scratch.outputs());

            live.derived.stream()
                    .filter(live.engine::updated)
                    .forEach(node -> observed.put(node.name(), node.snapshot()));
            assertThat(observed).as("updates shown, " + where).isEqualTo(scratch.outputs());

            if (random.nextInt(10) == 0) {
                calm = true;
                assertThat(live.engine.verify(WritePermission.GRANTED))
                        .as(where)
                        .isEqualTo(new Checked(List.of()));
            }
        }

        @Override
        public boolean giveUp() {
            return !calm && random.nextInt(8) == 0;
        }

        @Override
        public void maybeThrow() {
            if (!calm && random.nextInt(30) == 0) {
                throw new IllegalStateException("a mishap");
            }
        }
    }
}
