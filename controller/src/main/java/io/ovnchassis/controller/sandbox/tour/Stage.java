package io.ovnchassis.controller.sandbox.tour;

import java.util.Locale;

/** How far a requested port has come, in this order. */
enum Stage {
    /** The southbound database has a Port_Binding that requests the chassis: ovn-northd has done its part. */
    REQUESTED,
    /** The local database has the Interface. */
    PLUGGED,
    /** The Port_Binding names the chassis. */
    CLAIMED,
    /** The Port_Binding is up. */
    UP;

    /** As the heading of a column and as the state of a port. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
