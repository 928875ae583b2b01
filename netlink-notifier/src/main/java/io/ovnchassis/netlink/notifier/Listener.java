package io.ovnchassis.netlink.notifier;

import io.ovnchassis.netlink.Change;
import java.util.List;

/**
 * Is told what it watches. All calls come on one thread of the notifier, which is interrupted when the notifier is
 * closed. A listener may take its time: then others wait, and what does not fit into the queue meanwhile is made up
 * for. What it throws is logged, and does no harm to others.
 */
public interface Listener<T> {
    /**
     * This is everything that is watched: forget what was known before. The first call, and again whenever changes
     * were lost. Changes that it has already seen may follow; the last word on each object is always the right one.
     */
    void resynced(List<T> everything);

    /**
     * One object came, changed or went.
     *
     * @return whether the change goes on to the listeners behind this one
     */
    Verdict changed(Change<T> change);

    /** For now nothing else waits to be told: the moment to act upon several changes at once. */
    default void settled() {}

    /** Whether a change goes on to the next listener. */
    enum Verdict {
        /** It goes on. */
        PASS,
        /** Its journey ends here. */
        CLAIM
    }
}
