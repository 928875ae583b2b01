package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.wire.Requests;
import java.util.Optional;
import java.util.UUID;

/** What is remembered from one connection to the next. Confined to the I/O thread. */
final class Progress {
    private UUID lastTransaction = Requests.noTransaction();
    private Optional<MonitorPlan> monitored = Optional.empty();
    private final SelectionTrack selection = new SelectionTrack();
    private long leastIndex;
    private long sessions;
    private String omissions = "";

    /** How far the contents have got. */
    void reached(UUID transaction) {
        lastTransaction = transaction;
    }

    /**
     * The transaction after which the contents go on. None when other columns are monitored from now on: the server
     * would send what changed, but not what was in them before; and none when the last connection ended amid a change
     * of the selection.
     */
    UUID resumeWith(MonitorPlan plan) {
        if (!monitored.equals(Optional.of(plan)) || selection.isChanging()) {
            lastTransaction = Requests.noTransaction();
            monitored = Optional.of(plan);
        }
        return lastTransaction;
    }

    /** Which rows the contents are made of. */
    SelectionTrack selection() {
        return selection;
    }

    /** The contents have to be fetched anew. */
    void forget() {
        lastTransaction = Requests.noTransaction();
    }

    /**
     * Compares with the furthest that a member of the cluster has been seen to be.
     *
     * @return false when this one is behind
     */
    boolean advanceTo(long index) {
        if (index < leastIndex) {
            return false;
        }
        leastIndex = index;
        return true;
    }

    void resetIndex() {
        leastIndex = 0;
    }

    /** A number that no connection has had. */
    long nextSession() {
        return ++sessions;
    }

    /** Whether {@code text}, on what the server lacks, is news, and not what every connection says again. */
    boolean isNews(String text) {
        boolean news = !text.equals(omissions);
        omissions = text;
        return news && !text.isEmpty();
    }
}
