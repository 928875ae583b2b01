package io.ovnchassis.ovsdb.delta;

import java.util.List;

/**
 * All that one message changed; applied whole or not at all.
 *
 * @param tables one entry per table that the message names
 */
public record DatabaseUpdate(Kind kind, List<TableUpdate<?>> tables) {
    /** What the message is about. */
    public enum Kind {
        /** The complete contents of all monitored tables: what is not in it is gone. */
        SNAPSHOT,

        /**
         * What was missed since a transaction. That one may be older than the conditions of the monitor, so that a row
         * may leave that never came: it met them only while nobody asked for it.
         */
        MISSED,

        /** What comes next. */
        STEP
    }

    public DatabaseUpdate {
        tables = List.copyOf(tables);
    }

    /** Whether what is not in it is gone. */
    public boolean snapshot() {
        return kind == Kind.SNAPSHOT;
    }
}
