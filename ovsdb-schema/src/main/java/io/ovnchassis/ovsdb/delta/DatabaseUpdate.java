package io.ovnchassis.ovsdb.delta;

import java.util.List;

/**
 * All that one message changed; applied whole or not at all.
 *
 * @param snapshot whether this is the complete contents of all monitored tables: what is not in it is gone
 * @param tables one entry per table that the message names
 */
public record DatabaseUpdate(boolean snapshot, List<TableUpdate<?>> tables) {
    public DatabaseUpdate {
        tables = List.copyOf(tables);
    }
}
