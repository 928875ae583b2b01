package io.ovnchassis.controller.engine;

import static io.ovnchassis.controller.engine.Runs.iterate;
import static io.ovnchassis.controller.engine.Runs.settled;
import static io.ovnchassis.controller.engine.Verdict.Change.UNCHANGED;
import static io.ovnchassis.controller.engine.Verdict.Change.UPDATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.controller.engine.Step.Handled;
import io.ovnchassis.controller.engine.Step.Polled;
import io.ovnchassis.controller.engine.Step.Recomputed;
import io.ovnchassis.controller.engine.Step.Reused;
import io.ovnchassis.controller.engine.Verdict.Recompute;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineRunTest {
    private final NumberLeaf left = new NumberLeaf("left");
    private final NumberLeaf right = new NumberLeaf("right");

    @Test
    void firstRunRecomputesEveryNodeWhateverTheLeavesSay() {
        left.set(3);
        Engine engine = settled(new SumNode("sum").absorbs(left));

        assertThat(engine.trace())
                .containsExactly(new Polled("left", UNCHANGED), new Recomputed("sum", "forced: first run", UPDATED));
    }

    @Test
    void nodeWithoutChangedInputsIsReused() {
        Engine engine = settled(new SumNode("sum").reads(left).absorbs(right));

        iterate(engine, () -> {});

        assertThat(engine.trace())
                .containsExactly(new Polled("left", UNCHANGED), new Polled("right", UNCHANGED), new Reused("sum"));
    }

    @Test
    void changeOfAnInputWithoutHandlerRecomputes() {
        SumNode sum = new SumNode("sum").reads(left);
        Engine engine = settled(sum);

        iterate(engine, () -> left.set(7));

        assertThat(engine.trace()).endsWith(new Recomputed("sum", "missing handler for input left", UPDATED));
        assertThat(engine.output(sum)).contains(7);
    }

    @Test
    void changeOfAnInputWithHandlerIsHandled() {
        SumNode sum = new SumNode("sum").absorbs(left);
        Engine engine = settled(sum);

        iterate(engine, () -> left.set(7));

        assertThat(engine.trace()).endsWith(new Handled("sum", List.of("left"), UPDATED));
        assertThat(engine.output(sum)).contains(7);
    }

    @Test
    void handlerOfAnUnchangedInputDoesNotRun() {
        SumNode sum = new SumNode("sum").absorbs(left).absorbs(right);
        Engine engine = settled(sum);
        sum.calls.clear();

        iterate(engine, () -> right.set(7));

        assertThat(sum.calls).containsExactly("clear", "handle right");
    }

    @Test
    void handlersRunInTheOrderOfDeclaration() {
        SumNode sum = new SumNode("sum").absorbs(right).absorbs(left);
        Engine engine = settled(sum);

        iterate(engine, () -> {
            left.set(1);
            right.set(2);
        });

        assertThat(engine.trace()).endsWith(new Handled("sum", List.of("right", "left"), UPDATED));
    }

    @Test
    void missingHandlerRecomputesBeforeAnyHandlerRuns() {
        SumNode sum = new SumNode("sum").absorbs(left).reads(right);
        Engine engine = settled(sum);
        sum.calls.clear();

        iterate(engine, () -> {
            left.set(1);
            right.set(2);
        });

        assertThat(sum.calls).containsExactly("clear", "clear", "recompute");
    }

    @Test
    void firstHandlerThatGivesUpEndsInARecomputeThatNamesItsReason() {
        SumNode sum = new SumNode("sum")
                .handles(left, () -> new Recompute("too hard"))
                .absorbs(right);
        Engine engine = settled(sum);
        sum.calls.clear();

        iterate(engine, () -> {
            left.set(1);
            right.set(2);
        });

        assertThat(sum.calls).containsExactly("clear", "handle left", "clear", "recompute");
        assertThat(engine.trace()).endsWith(new Recomputed("sum", "failed handler for input left: too hard", UPDATED));
    }

    /** What the first handler tracked is dropped, and the recompute finds its change made already. */
    @Test
    void aRecomputeAfterAHandledChangeRecomputesTheDependentsAsWell() {
        SumNode sum = new SumNode("sum").absorbs(left).handles(right, () -> new Recompute("too hard"));
        SumNode dependent = new SumNode("dependent").absorbs(sum);
        Engine engine = settled(dependent);

        iterate(engine, () -> {
            left.set(1);
            right.set(2);
        });

        assertThat(engine.trace()).endsWith(new Recomputed("dependent", "untracked changes of input sum", UPDATED));

        iterate(engine, () -> left.set(2));

        assertThat(engine.trace()).endsWith(new Handled("dependent", List.of("sum"), UPDATED));
    }

    @Test
    void recomputeToAnEqualResultStopsThePropagation() {
        Engine engine =
                settled(new SumNode("root").reads(new SumNode("sum").reads(left).reads(right)));

        iterate(engine, () -> left.set(5));
        iterate(engine, () -> {
            left.set(7);
            right.set(-2);
        });

        assertThat(engine.trace())
                .endsWith(new Recomputed("sum", "missing handler for input left", UNCHANGED), new Reused("root"));
    }

    @Test
    void handlersThatChangeNothingStopThePropagation() {
        Engine engine = settled(new SumNode("root").reads(new SumNode("sum").absorbs(left)));

        iterate(engine, () -> left.set(0));

        assertThat(engine.trace()).endsWith(new Handled("sum", List.of("left"), UNCHANGED), new Reused("root"));
    }

    @Test
    void laterHandlerThatChangesNothingDoesNotHideAnUpdate() {
        SumNode sum = new SumNode("sum");
        sum.handles(left, () -> sum.become(9)).handles(right, () -> UNCHANGED);
        Engine engine = settled(sum);

        iterate(engine, () -> {
            left.set(9);
            right.set(0);
        });

        assertThat(engine.trace()).endsWith(new Handled("sum", List.of("left", "right"), UPDATED));
    }

    @Test
    void recomputeThatConfirmsAHalfFinishedHandlerIsStillAChange() {
        SumNode sum = new SumNode("sum");
        sum.handles(left, () -> {
            sum.become(9);
            return new Recompute("gave up half-way");
        });
        Engine engine = settled(new SumNode("root").reads(sum));

        iterate(engine, () -> left.set(9));

        assertThat(engine.trace()).endsWith(new Recomputed("root", "missing handler for input sum", UPDATED));
    }

    @Test
    void ignoredInputCanBeReadButDisturbsNobody() {
        SumNode sum = new SumNode("sum").ignores(left).reads(right);
        Engine engine = settled(sum);

        iterate(engine, () -> left.set(4));
        assertThat(engine.trace()).endsWith(new Handled("sum", List.of("left"), UNCHANGED));

        iterate(engine, () -> right.set(1));
        assertThat(engine.output(sum)).contains(5);
    }

    @Test
    void nodeReachedOnTwoPathsRunsOnceAndAfterAllItsInputs() {
        SumNode shared = new SumNode("shared").absorbs(left);
        SumNode one = new SumNode("one").absorbs(shared);
        SumNode two = new SumNode("two").absorbs(shared);
        Engine engine = settled(new SumNode("root").absorbs(one).absorbs(two));

        iterate(engine, () -> left.set(1));

        assertThat(engine.trace())
                .containsExactly(
                        new Polled("left", UPDATED),
                        new Handled("shared", List.of("left"), UPDATED),
                        new Handled("one", List.of("shared"), UPDATED),
                        new Handled("two", List.of("shared"), UPDATED),
                        new Handled("root", List.of("one", "two"), UPDATED));
    }

    @Test
    void inputTellsItsOwnerWhetherItChanged() {
        SumNode sum = new SumNode("sum").absorbs(left).absorbs(right);
        Engine engine = settled(sum);

        iterate(engine, () -> right.set(7));

        assertThat(sum.inputs()).extracting(Input::updated).containsExactly(false, true);
        assertThat(engine.updated(right)).isTrue();
        assertThat(engine.updated(left)).isFalse();
    }

    @Test
    void forcedRunRecomputesEverythingAndOnlyOnce() {
        Engine engine = settled(new SumNode("sum").absorbs(left));

        engine.forceRecompute("reconnected");
        engine.forceRecompute("a later reason is not the cause");
        iterate(engine, () -> {});
        assertThat(engine.trace()).endsWith(new Recomputed("sum", "forced: reconnected", UNCHANGED));

        iterate(engine, () -> {});
        assertThat(engine.trace()).endsWith(new Reused("sum"));
    }

    @Test
    void forceRequestedDuringARunHoldsForTheNext() {
        SumNode sum = new SumNode("sum").reads(left);
        Engine engine = settled(sum);
        sum.beforeRecompute(() -> engine.forceRecompute("asked meanwhile"));

        iterate(engine, () -> left.set(1));

        assertThat(engine.recomputePending()).isTrue();
    }

    @Test
    void changesOfAnIterationWithoutARunAreMadeUpForByARecompute() {
        SumNode sum = new SumNode("sum").absorbs(left);
        Engine engine = settled(sum);

        engine.startRun();
        left.set(8);
        iterate(engine, () -> {});

        assertThat(engine.trace()).endsWith(new Recomputed("sum", "forced: engine did not run", UPDATED));
        assertThat(engine.output(sum)).contains(8);
    }

    @Test
    void quietIterationWithoutARunCostsNothing() {
        Engine engine = settled(new SumNode("sum").absorbs(left));

        engine.startRun();
        iterate(engine, () -> {});

        assertThat(engine.trace()).endsWith(new Reused("sum"));
    }

    @Test
    void outputIsThatOfThisRunOrNone() {
        SumNode sum = new SumNode("sum").absorbs(left);
        Engine engine = settled(sum);
        assertThat(engine.output(sum)).contains(0);

        engine.startRun();

        assertThat(engine.output(sum)).isEmpty();
    }

    @Test
    void eachRunNeedsItsStart() {
        Engine engine = settled(new SumNode("sum").absorbs(left));

        assertThatThrownBy(() -> engine.run(WritePermission.GRANTED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("run() without startRun()");
    }

    @Test
    void nodeOutsideTheGraphIsRefusedRatherThanForeverStale() {
        Engine engine = settled(new SumNode("sum").absorbs(left));

        assertThatThrownBy(() -> engine.output(right))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("node right is not part of this engine");
    }
}
