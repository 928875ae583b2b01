package io.ovnchassis.controller.engine;

import io.ovnchassis.controller.engine.Verdict.Change;
import java.util.List;

/** What a run did with one node. The trace of a run shows what was reused, which is the point of the engine. */
public sealed interface Step {
    String node();

    /** A leaf said whether it changed. */
    record Polled(String node, Change change) implements Step {}

    /** No input changed: nothing of the node was called. */
    record Reused(String node) implements Step {}

    /** The handlers of these changed inputs ran, in this order, and absorbed the changes. */
    record Handled(String node, List<String> inputs, Change change) implements Step {}

    /** The node was recomputed from all its inputs. */
    record Recomputed(String node, String reason, Change change) implements Step {}

    /** The node was to be recomputed and might not write; the run ended here. */
    record Canceled(String node, String reason) implements Step {}
}
