package io.ovnchassis.controller.engine;

import static io.ovnchassis.controller.engine.Runs.iterate;
import static io.ovnchassis.controller.engine.Runs.settled;
import static io.ovnchassis.controller.engine.Verdict.Change.UNCHANGED;
import static io.ovnchassis.controller.engine.Verdict.Change.UPDATED;
import static io.ovnchassis.controller.engine.WritePermission.DENIED;
import static io.ovnchassis.controller.engine.WritePermission.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.engine.Step.Recomputed;
import io.ovnchassis.controller.engine.Step.Reused;
import io.ovnchassis.controller.engine.Verification.Checked;
import io.ovnchassis.controller.engine.Verification.Difference;
import io.ovnchassis.controller.engine.Verification.Postponed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineVerifyTest {
    private final NumberLeaf left = new NumberLeaf("left");
    private final NumberLeaf right = new NumberLeaf("right");
    private final SumNode wrong = new SumNode("wrong").handles(left, () -> UNCHANGED);
    private final SumNode root = new SumNode("root").absorbs(wrong);

    @Test
    void rightHandlersShowNoDifference() {
        Engine engine = settled(new SumNode("root").absorbs(new SumNode("sum").absorbs(left)));
        iterate(engine, () -> left.set(3));

        assertThat(engine.verify(GRANTED)).isEqualTo(new Checked(List.of()));
        assertThat(engine.recomputePending()).isFalse();
    }

    @Test
    void handlerThatMissesAChangeIsFoundWithBothValues() {
        Engine engine = settled(root);
        iterate(engine, () -> left.set(3));

        assertThat(engine.verify(GRANTED))
                .isEqualTo(new Checked(List.of(
                        new Difference("wrong", "sum", Optional.of("0"), Optional.of("3")),
                        new Difference("root", "sum", Optional.of("0"), Optional.of("3")))));
    }

    @Test
    void engineIsInTheRecomputedStateAfterwards() {
        Engine engine = settled(root);
        iterate(engine, () -> left.set(3));

        engine.verify(GRANTED);

        assertThat(engine.output(root)).contains(3);
    }

    @Test
    void nextRunShowsTheMendedNodesAsUpdated() {
        Engine engine = settled(root);
        iterate(engine, () -> left.set(3));
        engine.verify(GRANTED);

        iterate(engine, () -> {});

        assertThat(engine.trace())
                .endsWith(
                        new Recomputed("wrong", "forced: verify found a difference", UPDATED),
                        new Recomputed("root", "forced: verify found a difference", UPDATED));
    }

    @Test
    void cleanVerificationLeavesTheNextRunIncremental() {
        Engine engine = settled(root);
        engine.verify(GRANTED);

        iterate(engine, () -> {});

        assertThat(engine.trace()).endsWith(new Reused("wrong"), new Reused("root"));
    }

    @Test
    void snapshotsAreComparedEntryByEntry() {
        assertThat(Difference.between("node", Map.of("a", 1, "b", 2), Map.of("b", 2, "c", 3)))
                .containsExactlyInAnyOrder(
                        new Difference("node", "a", Optional.of("1"), Optional.empty()),
                        new Difference("node", "c", Optional.empty(), Optional.of("3")));
    }

    @Test
    void verificationWaitsForARunThatHasSeenTheChanges() {
        Engine engine = settled(root);
        engine.startRun();

        assertThat(engine.verify(GRANTED)).isEqualTo(new Postponed("the engine is not up to date"));
    }

    @Test
    void verificationWaitsForAPendingRecompute() {
        Engine engine = settled(root);
        engine.forceRecompute("reconnected");

        assertThat(engine.verify(GRANTED)).isEqualTo(new Postponed("the engine is not up to date"));
    }

    @Test
    void verificationThatWouldRecomputeAWriterWithoutPermissionIsPostponed() {
        SumNode writer = new SumNode("writer").reads(right).thatWrites();
        Engine engine = settled(writer);

        assertThat(engine.verify(DENIED)).isEqualTo(new Postponed("node writer may not write now"));
        assertThat(engine.verify(GRANTED)).isEqualTo(new Checked(List.of()));
    }
}
