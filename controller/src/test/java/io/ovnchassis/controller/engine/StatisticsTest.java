package io.ovnchassis.controller.engine;

import static io.ovnchassis.controller.engine.Runs.iterate;
import static io.ovnchassis.controller.engine.Runs.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.ovnchassis.controller.engine.Verdict.Recompute;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private final NumberLeaf left = new NumberLeaf("left");
    private final NumberLeaf right = new NumberLeaf("right");
    private final SumNode sum = new SumNode("sum").absorbs(left).reads(right).thatWrites();

    @Test
    void leafCountsARecomputeForEveryRun() {
        Engine engine = settled(sum);
        iterate(engine, () -> {});

        assertThat(engine.statistics().show("left", "recompute")).isEqualTo("2");
    }

    @Test
    void handledRunCountsAsComputeAndAQuietOneAsNothing() {
        Engine engine = settled(sum);
        engine.statistics().clear();

        iterate(engine, () -> left.set(1));
        iterate(engine, () -> {});

        assertThat(engine.statistics().show("sum", "compute")).isEqualTo("1");
        assertThat(engine.statistics().show("sum", "recompute")).isEqualTo("0");
    }

    @Test
    void failedHandlerCountsAsRecomputeAndNotAsCompute() {
        Engine engine = settled(new SumNode("node").handles(left, () -> new Recompute("too hard")));
        engine.statistics().clear();

        iterate(engine, () -> left.set(1));

        assertThat(engine.statistics().show("node", "compute")).isEqualTo("0");
        assertThat(engine.statistics().show("node", "recompute")).isEqualTo("1");
    }

    @Test
    void canceledRunCountsAtTheNodeThatCanceledIt() {
        Engine engine = settled(sum);
        engine.statistics().clear();

        iterate(engine, () -> right.set(1), WritePermission.DENIED);
        iterate(engine, () -> {}, WritePermission.DENIED);

        assertThat(engine.statistics().show("sum", "cancel")).isEqualTo("1");
        assertThat(engine.statistics().show("sum", "recompute")).isEqualTo("0");
    }

    @Test
    void recomputesAreCountedByReason() {
        Engine engine = settled(sum);
        iterate(engine, () -> right.set(1));
        iterate(engine, () -> right.set(2));

        assertThat(engine.statistics().nodes().getLast().recomputeReasons())
                .containsExactly(entry("forced: first run", 1L), entry("missing handler for input right", 2L));
    }

    @Test
    void reasonsThatNeverEndAreCountedTogether() {
        Counters counters = new Counters();
        for (int i = 0; i < 1000; i++) {
            counters.recomputed(Reason.forced("row " + i));
        }

        assertThat(counters.read("sum").recomputeReasons()).hasSize(65).contains(entry("other", 1000L - 64));
    }

    @Test
    void showPrintsABlockForEveryNodeInTheOrderInWhichTheyRun() {
        Engine engine = settled(sum);
        iterate(engine, () -> left.set(1));

        assertThat(engine.statistics().show()).isEqualTo("""
                Node: left
                - recompute:            2
                - compute:              0
                - cancel:               0
                Node: right
                - recompute:            2
                - compute:              0
                - cancel:               0
                Node: sum
                - recompute:            1
                - compute:              1
                - cancel:               0
                """);
    }

    @Test
    void showOfANodePrintsItsBlockOnly() {
        assertThat(settled(sum).statistics().show("sum")).isEqualTo("""
                Node: sum
                - recompute:            1
                - compute:              0
                - cancel:               0
                """);
    }

    @Test
    void showOfAnUnknownNodeIsEmpty() {
        Engine engine = settled(sum);

        assertThat(engine.statistics().show("nonesuch")).isEmpty();
        assertThat(engine.statistics().show("nonesuch", "recompute")).isEmpty();
    }

    @Test
    void showOfAnUnknownMetricSaysSo() {
        assertThat(settled(sum).statistics().show("sum", "speed")).isEqualTo("Invalid stat type : speed");
    }

    @Test
    void clearForgetsCountsAndReasons() {
        Engine engine = settled(sum);
        engine.statistics().clear();

        assertThat(engine.statistics().nodes()).allSatisfy(node -> {
            assertThat(node.recompute() + node.compute() + node.cancel()).isZero();
            assertThat(node.recomputeReasons()).isEmpty();
        });
    }
}
