package io.ovnchassis.ovsdb.wire;

/** How large the parts of a message may be. The whole has no bound, for the first one carries the database. */
final class JsonBounds {
    /**
     * The longest string, 64 MiB: a hundred times what OVN writes into one cell, and little enough that a hostile one
     * does not take the process down.
     */
    static final int STRING_BYTES_MAX = 64 << 20;

    static final int NAME_BYTES_MAX = 4096;

    /** Room for any integer or real that OVSDB writes, and for a double written out in full. */
    static final int NUMBER_BYTES_MAX = 400;

    /** Far above the ten levels that an update has, and as many as a {@code long} has bits. */
    static final int DEPTH_MAX = 64;

    private JsonBounds() {}
}
