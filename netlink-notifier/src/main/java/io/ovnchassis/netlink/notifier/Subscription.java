package io.ovnchassis.netlink.notifier;

/** A listener's place at a notifier. Safe on any thread. */
public interface Subscription<T> extends AutoCloseable {
    /** Watches something else from now on; the listener is told everything of it. */
    void watch(Watch<T> watch);

    /** Has the listener told everything anew. */
    void resync();

    /** Ends it. A call of the listener that goes on at this moment may end later than this one. */
    @Override
    void close();
}
