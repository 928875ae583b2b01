package io.ovnchassis.controller.engine;

import io.ovnchassis.controller.engine.Verdict.Change;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A vertex of the graph: a name and an output that lives as long as the daemon.
 *
 * <p>A {@link Leaf} brings data in from outside the engine, a {@link Derived} node computes its output from inputs.
 * A node belongs to one engine and, like it, to the main loop's thread.
 *
 * @param <T> what dependents read: a read-only view or an immutable value
 */
public abstract sealed class Node<T> permits Leaf, Derived {
    private static final Logger log = LoggerFactory.getLogger("inc_proc_eng");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final String name;
    private final Counters counters = new Counters();
    private State state = State.STALE;
    private boolean joined;
    private boolean tracked = true;

    Node(String name) {
        this.name = identifier("node name", name);
    }

    /** OVN's name of the node, such as {@code runtime_data}: the same in logs, statistics, metrics and the graph. */
    public final String name() {
        return name;
    }

    /** The data that dependents read through {@link Input#get()}, and the main loop through {@link Engine#output}. */
    protected abstract T output();

    /** Drops the changes tracked for dependents: before every run, and before every recompute of this node. */
    protected void clearChanges() {}

    /** The inputs in the order of their declaration. */
    List<Input<?>> inputs() {
        return List.of();
    }

    final Counters counters() {
        return counters;
    }

    final boolean updated() {
        return state == State.UPDATED;
    }

    /** Whether the output is that of the current run: a stale or canceled node shows what it had before. */
    final boolean valid() {
        return state == State.UPDATED || state == State.UNCHANGED;
    }

    final boolean joined() {
        return joined;
    }

    final void join() {
        if (joined) {
            throw new IllegalArgumentException("node " + name + " already belongs to an engine");
        }
        joined = true;
    }

    /**
     * Whether what is tracked is all that changed in this run. It is not when a handler changed something, and another one
     * then gave up: the recompute drops what was tracked, and finds the first change made already.
     */
    final boolean tracked() {
        return tracked;
    }

    final void loseTrack() {
        tracked = false;
    }

    /** Opens a run: the output is that of the run before, and nothing is tracked. */
    final State restart() {
        clearChanges();
        tracked = true;
        become(State.STALE, "engine_init_run");
        return state;
    }

    final void become(State next, String reason) {
        if (state != next) {
            log.debug("node: {}, old_state {}, new_state {}, reason: {}.", name, state.label, next.label, reason);
            state = next;
        }
    }

    /** Names stand unquoted in the DOT graph and in metrics, so they are identifiers. */
    static String identifier(String what, String text) {
        if (!IDENTIFIER.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    what + " \"" + text + "\" must consist of letters, digits and underscores");
        }
        return text;
    }

    /** Where a node stands in the current run, labelled as in OVN's logs. */
    enum State {
        STALE("Stale"),
        UPDATED("Updated"),
        UNCHANGED("Unchanged"),
        CANCELED("Canceled");

        private final String label;

        State(String label) {
            this.label = label;
        }

        static State of(Change change) {
            return switch (change) {
                case UPDATED -> UPDATED;
                case UNCHANGED -> UNCHANGED;
            };
        }
    }
}
