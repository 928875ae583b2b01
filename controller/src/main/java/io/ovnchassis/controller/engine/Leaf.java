package io.ovnchassis.controller.engine;

import io.ovnchassis.controller.engine.Verdict.Change;

/**
 * A node without inputs: data from outside the engine, such as a table of a replica, a flag, or a kernel notification.
 *
 * <p>The data must not change while the engine runs. What came in between {@link Engine#startRun()} and the run is
 * this run's change.
 *
 * @param <T> what dependents read
 */
public abstract non-sealed class Leaf<T> extends Node<T> {
    protected Leaf(String name) {
        super(name);
    }

    /** Whether the data changed since the run before. Asked once in every run, and counted as a recompute, as OVN does. */
    protected abstract Change poll();
}
