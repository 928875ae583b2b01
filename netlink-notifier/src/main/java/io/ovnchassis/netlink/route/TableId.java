package io.ovnchassis.netlink.route;

/**
 * The number of a routing table.
 *
 * @param value 0 to 2^32-1
 */
public record TableId(long value) implements Comparable<TableId> {
    private static final long MAX = 0xffff_ffffL; // RT_TABLE_MAX, linux/rtnetlink.h
    private static final long COMPATIBILITY = 252; // RT_TABLE_COMPAT
    private static final long LOCAL = 255; // RT_TABLE_LOCAL

    public TableId {
        if (value < 0 || value > MAX) {
            throw new IllegalArgumentException("not the number of a routing table (0 to " + MAX + "): " + value);
        }
    }

    /** Whether routes may be exchanged with it: it is a table, and not one that the kernel keeps for itself. */
    public boolean isExchangeable() {
        return value != 0 && value != COMPATIBILITY && value != LOCAL && value != MAX;
    }

    @Override
    public int compareTo(TableId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
