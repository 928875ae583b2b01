package io.ovnchassis.controller.engine;

import static io.ovnchassis.controller.engine.Runs.iterate;
import static io.ovnchassis.controller.engine.Runs.settled;
import static io.ovnchassis.controller.engine.Verdict.Change.UNCHANGED;
import static io.ovnchassis.controller.engine.Verdict.Change.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.controller.engine.Step.Recomputed;
import io.ovnchassis.controller.engine.Verdict.Change;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineFailureTest {
    private final NumberLeaf left = new NumberLeaf("left");
    private boolean broken;

    private void breakDown() {
        if (broken) {
            throw new IllegalStateException("boom");
        }
    }

    @Test
    void throwingRecomputeIsNamed() {
        SumNode sum = new SumNode("sum").reads(left).beforeRecompute(this::breakDown);
        Engine engine = settled(sum);
        broken = true;

        assertThatThrownBy(() -> iterate(engine, () -> left.set(1)))
                .isInstanceOfSatisfying(
                        NodeFailure.class, failure -> assertThat(failure.node()).isEqualTo("sum"))
                .hasMessage("node sum failed in recompute (missing handler for input left): "
                        + "java.lang.IllegalStateException: boom")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void throwingHandlerIsNamed() {
        Engine engine = settled(new SumNode("sum").handles(left, () -> {
            throw new IllegalStateException("boom");
        }));

        assertThatThrownBy(() -> iterate(engine, () -> left.set(1)))
                .isInstanceOf(NodeFailure.class)
                .hasMessageStartingWith("node sum failed in handler for input left: ");
    }

    @Test
    void throwingLeafAndThrowingCleanUpAreNamed() {
        Fragile leaf = new Fragile();
        Engine engine = settled(new SumNode("sum").reads(leaf));

        leaf.pollFails = true;
        assertThatThrownBy(() -> iterate(engine, () -> {})).hasMessageStartingWith("node fragile failed in poll: ");
        leaf.clearFails = true;
        assertThatThrownBy(engine::startRun).hasMessageStartingWith("node fragile failed in clearChanges: ");
    }

    @Test
    void runAfterAFailureRecomputesEverything() {
        SumNode sum = new SumNode("sum").reads(left).beforeRecompute(this::breakDown);
        Engine engine = settled(sum);
        broken = true;
        assertThatThrownBy(() -> iterate(engine, () -> left.set(1))).isInstanceOf(NodeFailure.class);
        assertThat(engine.recomputePending()).isTrue();

        broken = false;
        iterate(engine, () -> {});

        assertThat(engine.trace()).endsWith(new Recomputed("sum", "forced: a node failed", UPDATED));
        assertThat(engine.output(sum)).contains(1);
    }

    @Test
    void errorsAlsoLeaveTheEngineWithARecomputeToDo() {
        SumNode sum = new SumNode("sum").reads(left);
        Engine engine = settled(sum);
        sum.beforeRecompute(() -> {
            throw new AssertionError("deep trouble");
        });

        assertThatThrownBy(() -> iterate(engine, () -> left.set(1))).isInstanceOf(AssertionError.class);

        assertThat(engine.recomputePending()).isTrue();
    }

    @Test
    void failureInStartRunLosesNoChange() {
        Fragile leaf = new Fragile();
        SumNode sum = new SumNode("sum").absorbs(leaf);
        Engine engine = settled(sum);
        leaf.clearFails = true;
        assertThatThrownBy(engine::startRun).isInstanceOf(NodeFailure.class);

        leaf.clearFails = false;
        iterate(engine, () -> leaf.number = 4);

        assertThat(engine.output(sum)).contains(4);
    }

    @Test
    void updateOfAFailedRunIsShownAgainByTheOneThatCompletes() {
        SumNode sum = new SumNode("sum").absorbs(left);
        SumNode root = new SumNode("root").reads(sum).beforeRecompute(this::breakDown);
        Engine engine = settled(root);
        broken = true;
        assertThatThrownBy(() -> iterate(engine, () -> left.set(1))).isInstanceOf(NodeFailure.class);

        broken = false;
        iterate(engine, () -> {});

        assertThat(engine.updated(sum)).isTrue();
    }

    @Test
    void throwingSnapshotIsNamed() {
        Derived<Integer> node = new Derived<>("sum") {
            private final Input<Integer> number = input(left);

            @Override
            protected Change recompute() {
                return UNCHANGED;
            }

            @Override
            protected Integer output() {
                return number.get();
            }

            @Override
            protected Map<String, Integer> snapshot() {
                throw new IllegalStateException("boom");
            }
        };
        Engine engine = settled(node);

        assertThatThrownBy(() -> engine.verify(WritePermission.GRANTED))
                .hasMessageStartingWith("node sum failed in snapshot: ");
        assertThat(engine.recomputePending()).isTrue();
    }

    /** A leaf that can fail in all its parts. It never admits a change. */
    private static final class Fragile extends Leaf<Integer> {
        private boolean pollFails;
        private boolean clearFails;
        private int number;

        Fragile() {
            super("fragile");
        }

        @Override
        protected Change poll() {
            if (pollFails) {
                throw new IllegalStateException("boom");
            }
            return UNCHANGED;
        }

        @Override
        protected Integer output() {
            return number;
        }

        @Override
        protected void clearChanges() {
            if (clearFails) {
                throw new IllegalStateException("boom");
            }
        }
    }
}
