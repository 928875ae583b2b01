package io.ovnchassis.controller.engine;

/** What a {@link Handler} made of the change of one input: it absorbed the change, or it needs a recompute. */
public sealed interface Verdict {

    /** Whether the output of a node differs from before. {@code UNCHANGED} stops the propagation there. */
    enum Change implements Verdict {
        UNCHANGED,
        UPDATED;

        public static Change when(boolean updated) {
            return updated ? UPDATED : UNCHANGED;
        }

        /** {@code UNCHANGED} if both values are equal: a node that recomputes to an equal result disturbs nobody. */
        public static <V> Change between(V before, V after) {
            return when(!before.equals(after));
        }
    }

    /**
     * The change cannot be handled incrementally: the node is recomputed from all its inputs.
     *
     * @param reason a fixed phrase, never text from outside: it is counted per node and becomes a metric's label
     */
    record Recompute(String reason) implements Verdict {}
}
