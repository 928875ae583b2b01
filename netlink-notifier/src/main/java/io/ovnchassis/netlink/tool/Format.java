package io.ovnchassis.netlink.tool;

import java.util.Locale;

/** How objects are written. */
enum Format {
    /** For people: a line each, of {@code name=value}. */
    TEXT,
    /** For programs: JSON. */
    JSON;

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
