package io.ovnchassis.controller.ifstatus;

/** How far a port has come, with the names that ovn-controller's log has for it. */
public enum IfState {
    /** To be bound here; the Southbound database does not say so yet. */
    CLAIMED,
    /** Claimed; the data plane is not ready. */
    INSTALL_FLOWS,
    /** The data plane is ready; one of the databases does not say so yet. */
    MARK_UP,
    /** Claimed, ready, and both databases say so. */
    INSTALLED,
    /** No longer to be bound here, and an interface still names it. */
    MARK_DOWN,
    /** No longer to be bound here, and no interface names it any more. */
    UPDATE_PORT,
    /** Not bound here, and nothing is left to be done. */
    RELEASED
}
