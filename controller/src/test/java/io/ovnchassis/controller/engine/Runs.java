package io.ovnchassis.controller.engine;

import static org.assertj.core.api.Assertions.assertThat;

/** Whole iterations of a main loop that has nothing but an engine. */
final class Runs {
    private Runs() {}

    /** An engine that has completed its first run: everything from here on is incremental. */
    static Engine settled(Node<?> root) {
        Engine engine = new Engine(root, () -> 0);
        iterate(engine, () -> {});
        return engine;
    }

    /** One iteration in which leaves change, and which must complete. */
    static void iterate(Engine engine, Runnable edit) {
        assertThat(iterate(engine, edit, WritePermission.GRANTED)).isEqualTo(new RunResult.Completed());
    }

    static RunResult iterate(Engine engine, Runnable edit, WritePermission permission) {
        engine.startRun();
        edit.run();
        return engine.run(permission);
    }
}
