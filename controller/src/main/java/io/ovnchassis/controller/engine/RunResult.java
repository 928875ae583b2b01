package io.ovnchassis.controller.engine;

/** How a run ended. */
public sealed interface RunResult {

    /** Every node is up to date. */
    record Completed() implements RunResult {}

    /**
     * The run stopped before {@code node}, which has to be recomputed and may not write now. It and the nodes after
     * it show old data. The next run recomputes everything, and the loop should make it as soon as writing is allowed.
     */
    record Canceled(String node, String reason) implements RunResult {}
}
