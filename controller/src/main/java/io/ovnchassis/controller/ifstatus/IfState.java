package io.ovnchassis.controller.ifstatus;

/** How far a port has come, with the names that ovn-controller's log has for it. */
public enum IfState {
    /** To be bound here; the Southbound database does not say so yet. */
    CLAIMED,
    /** Claimed; what its flows follow from is not known yet. */
    WAITING_SB_COND,
    /** Claimed; the data plane is not ready. */
    INSTALL_FLOWS,
    /** The data plane is ready; another interface is still marked as the one that carries it. */
    REM_OLD_OVN_INST,
    /** The data plane is ready; one of the databases does not say so yet. */
    MARK_UP,
    /** Claimed, ready, and both databases say so. */
    INSTALLED,
    /** No longer to be bound here, and an interface still names it. */
    MARK_DOWN,
    /** Not bound here, and an interface is still marked as if it were. */
    UNINSTALLED,
    /** No longer to be bound here, and no interface names it any more. */
    UPDATE_PORT,
    /** Not bound here, and nothing is left to be done. */
    RELEASED
}
