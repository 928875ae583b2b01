package io.ovnchassis.ovsdb.session;

import java.util.Optional;

/**
 * Which rows the owner wants, which the server was asked for, and which the contents are. Outlives the connection.
 * Confined to the I/O thread.
 *
 * <p>The contents are only known to be a selection while no other is asked for: what a change brings comes before its
 * reply. A connection that ends in between leaves contents of which nobody knows what they are.
 */
final class SelectionTrack {
    /**
     * What the owner wants.
     *
     * @param number chosen by the owner, repeated to it when the contents are that
     */
    record Wanted(long number, RowSelection rows) {}

    private Wanted wanted = new Wanted(0, RowSelection.ALL);
    private Wanted inForce = wanted;
    private Optional<Wanted> asked = Optional.empty();
    private boolean changing;

    void want(Wanted selection) {
        wanted = selection;
    }

    /** Whether a change was asked for and not confirmed. */
    boolean isChanging() {
        return changing;
    }

    /** Chooses what to ask for with the contents: when they go on where they were, it must be what they were. */
    RowSelection ask(boolean resuming) {
        Wanted choice = resuming ? inForce : wanted;
        asked = Optional.of(choice);
        return choice.rows();
    }

    /** Chooses the change to ask for; empty when one is on its way, or none is needed. */
    Optional<Wanted> askChange() {
        if (changing || wanted.number() == inForce.number()) {
            return Optional.empty();
        }
        changing = true;
        asked = Optional.of(wanted);
        return asked;
    }

    /** What the contents are at the moment, as far as that is known. */
    RowSelection inForce() {
        return inForce.rows();
    }

    /** The server has done what it was asked for; gives the number of what the contents are now. */
    long confirm() {
        inForce = asked.orElseThrow();
        asked = Optional.empty();
        changing = false;
        return inForce.number();
    }
}
