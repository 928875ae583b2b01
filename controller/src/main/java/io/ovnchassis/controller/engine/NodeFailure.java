package io.ovnchassis.controller.engine;

/** A node threw: a bug in that node. The engine stays usable; its next run recomputes everything. */
public final class NodeFailure extends RuntimeException {
    private final String node;

    NodeFailure(String node, String activity, RuntimeException cause) {
        super("node " + node + " failed in " + activity + ": " + cause, cause);
        this.node = node;
    }

    public String node() {
        return node;
    }
}
