package io.ovnchassis.controller;

import io.ovnchassis.controller.engine.Engine;
import io.ovnchassis.controller.engine.RunResult;
import io.ovnchassis.controller.engine.Verification;
import io.ovnchassis.controller.engine.WritePermission;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.controller.loop.Phase;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** Phase: brings the nodes of the engine up to date with the replicas. */
final class EnginePhase implements Phase {
    private final Engine engine;
    private final Alarm alarm;
    private final Queue<Consumer<Verification>> verifications = new ArrayDeque<>();
    private RunResult result = new RunResult.Canceled("", "the engine has not run");

    EnginePhase(Engine engine, Alarm alarm) {
        this.engine = engine;
        this.alarm = alarm;
    }

    @Override
    public String name() {
        return "compute";
    }

    @Override
    public int run() {
        engine.startRun();
        // No node writes: what they decide is written in the commit phases.
        result = engine.run(WritePermission.GRANTED);
        if (engine.recomputePending()) {
            alarm.immediately();
        }
        return 0;
    }

    /** Whether all nodes are up to date. */
    boolean isUpToDate() {
        return result instanceof RunResult.Completed;
    }

    /** Compares incremental with recomputed results in the next iteration. */
    void verify(Consumer<Verification> observer) {
        verifications.add(observer);
        alarm.immediately();
    }

    /**
     * The phase that compares. It recomputes all nodes, which then no longer know what changed in the run: so it comes
     * when all that read that have done so, and nothing can have changed yet.
     */
    Phase verification() {
        return new Phase() {
            @Override
            public String name() {
                return "verify";
            }

            @Override
            public int run() {
                while (!verifications.isEmpty()) {
                    verifications.remove().accept(engine.verify(WritePermission.GRANTED));
                }
                return 0;
            }
        };
    }
}
