package io.ovnchassis.controller.engine;

import static io.ovnchassis.controller.engine.Runs.iterate;
import static io.ovnchassis.controller.engine.Runs.settled;
import static io.ovnchassis.controller.engine.Verdict.Change.UPDATED;
import static io.ovnchassis.controller.engine.WritePermission.DENIED;
import static io.ovnchassis.controller.engine.WritePermission.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.engine.RunResult.Canceled;
import io.ovnchassis.controller.engine.RunResult.Completed;
import io.ovnchassis.controller.engine.Step.Handled;
import io.ovnchassis.controller.engine.Step.Polled;
import io.ovnchassis.controller.engine.Step.Recomputed;
import io.ovnchassis.controller.engine.Verdict.Recompute;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineCancelTest {
    private final NumberLeaf left = new NumberLeaf("left");
    private final NumberLeaf right = new NumberLeaf("right");
    private final SumNode before = new SumNode("before").absorbs(left);
    private final SumNode writer =
            new SumNode("writer").absorbs(before).reads(right).thatWrites();
    private final SumNode after = new SumNode("after").absorbs(writer);

    @Test
    void runEndsAtAWriterThatWouldHaveToRecompute() {
        Engine engine = settled(after);

        RunResult result = iterate(engine, () -> right.set(1), DENIED);

        assertThat(result).isEqualTo(new Canceled("writer", "missing handler for input right"));
        assertThat(engine.trace())
                .endsWith(new Polled("right", UPDATED), new Step.Canceled("writer", "missing handler for input right"));
        assertThat(engine.output(before)).isPresent();
        assertThat(engine.output(writer)).isEmpty();
        assertThat(engine.output(after)).isEmpty();
    }

    @Test
    void handlersOfAWriterRunWithoutPermission() {
        Engine engine = settled(after);

        RunResult result = iterate(engine, () -> left.set(1), DENIED);

        assertThat(result).isEqualTo(new Completed());
        assertThat(engine.output(after)).contains(1);
    }

    @Test
    void handlerOfAWriterThatWouldHaveToWriteCancelsTheRun() {
        SumNode claims = new SumNode("claims")
                .handles(left, () -> new Recompute("no transaction"))
                .thatWrites();
        Engine engine = settled(claims);

        RunResult result = iterate(engine, () -> left.set(1), DENIED);

        assertThat(result).isEqualTo(new Canceled("claims", "failed handler for input left: no transaction"));
    }

    @Test
    void nodesThatDoNotWriteAreRecomputedWithoutPermission() {
        SumNode sum = new SumNode("sum").reads(left);
        Engine engine = settled(sum);

        assertThat(iterate(engine, () -> left.set(1), DENIED)).isEqualTo(new Completed());
        assertThat(engine.output(sum)).contains(1);
    }

    @Test
    void nextRunAfterACanceledOneRecomputesEverything() {
        Engine engine = settled(after);

        iterate(engine, () -> right.set(1), DENIED);
        assertThat(engine.recomputePending()).isTrue();
        iterate(engine, () -> {});

        assertThat(engine.trace())
                .contains(new Recomputed("writer", "forced: engine was canceled", UPDATED))
                .endsWith(new Recomputed("after", "forced: engine was canceled", UPDATED));
        assertThat(engine.output(after)).contains(1);
        assertThat(engine.recomputePending()).isFalse();
    }

    @Test
    void canceledForcedRunKeepsItsReason() {
        Engine engine = settled(after);

        engine.forceRecompute("reconnected");
        iterate(engine, () -> {}, DENIED);
        iterate(engine, () -> {});

        assertThat(engine.trace()).extracting(Step::toString).anyMatch(step -> step.contains("forced: reconnected"));
    }

    @Test
    void whileCanceledFurtherRunsWithoutPermissionDoNothing() {
        Engine engine = settled(after);
        RunResult first = iterate(engine, () -> right.set(1), DENIED);

        RunResult second = iterate(engine, () -> left.set(1), DENIED);

        assertThat(second).isEqualTo(first);
        assertThat(engine.trace()).isEmpty();
        assertThat(engine.output(before)).isEmpty();
    }

    @Test
    void changesThatArrivedWhileCanceledAreInTheRunThatFollows() {
        Engine engine = settled(after);
        iterate(engine, () -> right.set(1), DENIED);
        iterate(engine, () -> left.set(2), DENIED);

        iterate(engine, () -> {});

        assertThat(engine.output(after)).contains(3);
    }

    @Test
    void permissionGrantedLaterInTheSameIterationIsUsed() {
        Engine engine = settled(after);
        iterate(engine, () -> right.set(1), DENIED);
        iterate(engine, () -> {}, DENIED);

        assertThat(engine.run(GRANTED)).isEqualTo(new Completed());
    }

    @Test
    void updateOfACanceledRunIsShownAgainByTheOneThatCompletes() {
        Engine engine = settled(after);

        iterate(
                engine,
                () -> {
                    left.set(1);
                    right.set(1);
                },
                DENIED);
        assertThat(engine.trace()).contains(new Handled("before", List.of("left"), UPDATED));
        iterate(engine, () -> {});

        assertThat(engine.updated(before)).isTrue();
    }

    @Test
    void incrementalRunsResumeAfterTheRetry() {
        Engine engine = settled(after);
        iterate(engine, () -> right.set(1), DENIED);
        iterate(engine, () -> {});

        iterate(engine, () -> left.set(5), DENIED);

        assertThat(engine.trace()).endsWith(new Handled("after", List.of("writer"), UPDATED));
        assertThat(engine.output(after)).contains(6);
    }
}
