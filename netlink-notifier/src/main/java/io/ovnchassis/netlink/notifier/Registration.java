package io.ovnchassis.netlink.notifier;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.notifier.Listener.Verdict;
import java.util.List;

/**
 * A listener and what it is due. What it watches, and whether it wants to be told everything, may be changed by any
 * thread; the rest belongs to the thread that calls listeners.
 */
final class Registration<T> {
    private final Kind<T> kind;
    private final Priority priority;
    private final Listener<T> listener;
    private volatile Watch<T> watch;
    private volatile boolean isStale = true;
    private volatile boolean isClosed;

    private long notBeforeNanos = System.nanoTime();
    private int failures;
    private boolean wasToldEverything;
    private boolean isTouched;

    Registration(Kind<T> kind, Watch<T> watch, Priority priority, Listener<T> listener) {
        this.kind = kind;
        this.watch = watch;
        this.priority = priority;
        this.listener = listener;
    }

    Kind<T> kind() {
        return kind;
    }

    Priority priority() {
        return priority;
    }

    /** Asked by the reader for every message; a watch that throws accepts, and its listener will hear of it. */
    boolean accepts(T object) {
        try {
            return watch.accepts().test(object);
        } catch (RuntimeException e) {
            return true;
        }
    }

    void watch(Watch<T> changed) {
        watch = changed;
        isStale = true;
    }

    Watch<T> watch() {
        return watch;
    }

    /** What it knows is not to be relied upon: it is to be told everything. */
    void invalidate() {
        isStale = true;
    }

    void close() {
        isClosed = true;
    }

    /** Whether it is to be told everything, now or later. */
    boolean isStale() {
        return isStale && !isClosed;
    }

    /** How long until it is to be told everything; forever when it knows everything. */
    long nanosUntilDue() {
        return isStale() ? notBeforeNanos - System.nanoTime() : Long.MAX_VALUE;
    }

    /** Asking starts; what changes from now on will be told after it. Returns what is to be asked. */
    Watch<T> begin() {
        isStale = false;
        return watch;
    }

    /** Asking failed, and is put off. */
    void putOff(long nanos) {
        isStale = true;
        notBeforeNanos = System.nanoTime() + nanos;
        failures++;
    }

    int failures() {
        return failures;
    }

    /**
     * Tells everything.
     *
     * @param pauseNanos for how long not to ask again
     * @return whether it was told everything before
     */
    boolean tellAll(List<T> everything, long pauseNanos) {
        boolean again = wasToldEverything;
        wasToldEverything = true;
        failures = 0;
        notBeforeNanos = System.nanoTime() + pauseNanos;
        isTouched = true;
        listener.resynced(everything.stream().filter(this::accepts).toList());
        return again;
    }

    /** Tells of a change, if it is one that it watches, and it is not to be told everything anyway. */
    Verdict tell(Change<T> change) {
        if (isClosed || isStale || !watch.accepts().test(change.object())) {
            return Verdict.PASS;
        }
        isTouched = true;
        return listener.changed(change);
    }

    /** Tells that nothing else waits, if it was told anything at all since the last time. */
    void settle() {
        if (isTouched && !isClosed) {
            isTouched = false;
            listener.settled();
        }
    }
}
