package io.ovnchassis.ovsdb.session;

import java.io.IOException;

/** Why a connection ends: thrown wherever that is found out, to the one place that decides what comes next. */
final class ConnectionEnd extends IOException {
    enum Cause {
        CLOSED_BY_PEER,
        /** The network or the operating system says so. */
        FAILED,
        /** The peer sent what cannot be understood. */
        MALFORMED,
        /** The peer did not answer an inactivity probe. */
        SILENT,
        /** The server is of no use: it lacks the database, or is behind or cut off from its cluster. */
        UNFIT,
        /** The owner found that the contents do not add up. */
        RESYNC,
        /** The owner closed the link, or took this remote from the list. */
        ORDERED
    }

    private final Cause cause;

    ConnectionEnd(Cause cause, String reason) {
        super(reason);
        this.cause = cause;
    }

    Cause cause() {
        return cause;
    }

    /** The reason, as a sentence without the name of the remote. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
