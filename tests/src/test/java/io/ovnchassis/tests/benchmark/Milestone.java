package io.ovnchassis.tests.benchmark;

/** How far a port has come, in this order. */
enum Milestone {
    /** ovn-northd has written its Port_Binding: from now on it is up to the controller. */
    REQUESTED,
    /** Its Interface is in the local database. */
    PLUGGED,
    /** The Port_Binding names the chassis. */
    CLAIMED,
    /** The Port_Binding is up. */
    UP
}
