package io.ovnchassis.netlink.table;

import java.util.List;

/**
 * The net difference of a table since its observer was last told. An entry that is not what it was is among the removed
 * as it was, and among the added as it is.
 */
public record Changes<T>(List<T> removed, List<T> added) {
    public Changes {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    public boolean isEmpty() {
        return removed.isEmpty() && added.isEmpty();
    }
}
