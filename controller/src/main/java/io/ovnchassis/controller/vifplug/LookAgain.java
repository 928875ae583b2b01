package io.ovnchassis.controller.vifplug;

/** When it is worth to look again at a logical port that could not be served, if it does not change before. */
enum LookAgain {
    /** In a second, or when something was committed: the switch or the daemon may be further by then. */
    SOON,
    /** In a second: the provider may be further by then. */
    IN_A_SECOND,
    /** Not before it changes. */
    ON_CHANGE
}
