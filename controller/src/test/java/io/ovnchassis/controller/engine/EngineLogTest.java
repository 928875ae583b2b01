package io.ovnchassis.controller.engine;

import static io.ovnchassis.controller.engine.Runs.iterate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.engine.Verdict.Recompute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EngineLogTest {
    @RegisterExtension
    final LogLines log = LogLines.of("inc_proc_eng");

    private final NumberLeaf left = new NumberLeaf("left");
    private long nowMs;

    private Engine engine(SumNode root) {
        Engine engine = new Engine(root, () -> nowMs * 1_000_000);
        iterate(engine, () -> {});
        log.clear();
        return engine;
    }

    private Verdict workFor(long ms, Verdict verdict) {
        nowMs += ms;
        return verdict;
    }

    @Test
    void slowHandlerIsLoggedAtInfo() {
        Engine engine = engine(new SumNode("sum").handles(left, () -> workFor(501, Change.UPDATED)));

        iterate(engine, () -> left.set(1));

        assertThat(log.lines()).contains("INFO node: sum, handler for input left took 501ms");
    }

    @Test
    void handlerWithinTheLimitIsLoggedAtDebug() {
        Engine engine = engine(new SumNode("sum").handles(left, () -> workFor(500, Change.UPDATED)));

        iterate(engine, () -> left.set(1));

        assertThat(log.lines()).contains("DBG node: sum, handler for input left took 500ms");
    }

    @Test
    void slowRecomputeIsLoggedWithItsReasonAndWhatLiesBehindIt() {
        Engine engine = engine(new SumNode("sum")
                .handles(left, () -> new Recompute("too hard"))
                .beforeRecompute(() -> workFor(612, Change.UPDATED)));

        iterate(engine, () -> left.set(1));
        engine.forceRecompute("reconnected");
        iterate(engine, () -> {});

        assertThat(log.lines())
                .contains(
                        "INFO node: sum, recompute (failed handler for input left) took 612ms: too hard",
                        "INFO node: sum, recompute (forced) took 612ms: reconnected");
    }

    @Test
    void limitCanBeChanged() {
        Engine engine = engine(new SumNode("sum").handles(left, () -> workFor(11, Change.UPDATED)));
        engine.setComputeLogTimeoutMs(10);

        iterate(engine, () -> left.set(1));

        assertThat(log.lines()).contains("INFO node: sum, handler for input left took 11ms");
    }

    @Test
    void negativeLimitIsRefused() {
        Engine engine = engine(new SumNode("sum").reads(left));

        assertThatThrownBy(() -> engine.setComputeLogTimeoutMs(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("compute-log-timeout must not be negative: -1");
    }

    @Test
    void cancellationIsLoggedAtDebug() {
        Engine engine = engine(new SumNode("sum").reads(left).thatWrites());

        iterate(engine, () -> left.set(1), WritePermission.DENIED);

        assertThat(log.lines())
                .contains(
                        "DBG node: sum, recompute (missing handler for input left) canceled",
                        "DBG node: sum, old_state Stale, new_state Canceled, reason: recompute not allowed.");
    }

    @Test
    void startOfARunIsLoggedAtDebug() {
        Engine engine = engine(new SumNode("sum").reads(left));

        engine.startRun();

        assertThat(log.lines())
                .containsSubsequence(
                        "DBG Initializing new run",
                        "DBG node: sum, old_state Unchanged, new_state Stale, reason: engine_init_run.");
    }

    @Test
    void ignoredChangeIsLoggedWithTheReasonForIgnoringIt() {
        Engine engine = engine(new SumNode("sum").ignores(left));

        iterate(engine, () -> left.set(1));

        assertThat(log.lines()).contains("DBG node: sum, change of input left ignored: a test says so");
    }
}
