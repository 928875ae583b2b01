package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.wire.MonitorMethod;

/**
 * How far the conversation on a connection has got: which one request is not answered yet. One phase follows the other;
 * a server that has no {@code _Server} goes right to {@link SchemaAsked}.
 */
sealed interface Phase {
    /** {@code get_schema} of {@code _Server}. */
    record ServerSchemaAsked() implements Phase {}

    /** {@code monitor_cond} of {@code _Server}. */
    record ServerContentsAsked() implements Phase {}

    /** {@code set_db_change_aware}: from now on the server tells of changes rather than hang up. */
    record AwarenessAsked() implements Phase {}

    /** {@code get_schema} of the database. */
    record SchemaAsked() implements Phase {}

    /** The contents of the database, in the newest way that the server has not refused yet. */
    record ContentsAsked(Agreement agreement, MonitorMethod method) implements Phase {}

    /** Nothing: changes come by themselves. */
    record Monitoring(Agreement agreement, MonitorMethod method) implements Phase {}
}
