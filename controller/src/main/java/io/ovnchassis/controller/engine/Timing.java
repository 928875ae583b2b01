package io.ovnchassis.controller.engine;

/** Is told how long the recomputes and handlers of nodes took, right after each; it must be quick itself. */
@FunctionalInterface
public interface Timing {
    /**
     * Called on the engine's thread.
     *
     * @param node the node that was brought up to date
     * @param part the node's name where it was recomputed, else the name of the handler
     * @param nanos how long it took
     */
    void took(String node, String part, long nanos);
}
