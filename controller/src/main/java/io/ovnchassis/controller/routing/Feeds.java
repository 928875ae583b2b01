package io.ovnchassis.controller.routing;

import io.ovnchassis.netlink.table.Changes;
import io.ovnchassis.netlink.table.Observer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;

/**
 * The kernel tables of one kind that feed a leaf. Belongs to the main loop; what the tables tell comes over the inbox, and
 * is dropped when the table is not wanted any more by then.
 *
 * @param <K> what tables are told apart by
 * @param <S> what a table tells
 * @param <T> what the leaf holds
 */
final class Feeds<K, S, T> {
    private final KernelLeaf<T> leaf;
    private final Executor inbox;
    private final BiFunction<K, S, T> entry;
    private final Map<K, Feed> open = new HashMap<>();

    /** @param entry what becomes of what a table tells */
    Feeds(KernelLeaf<T> leaf, Executor inbox, BiFunction<K, S, T> entry) {
        this.leaf = leaf;
        this.inbox = inbox;
        this.entry = entry;
    }

    /** Starts to keep a table in sync. */
    @FunctionalInterface
    interface Opener<K, S> {
        /** Returns how to end it. */
        Runnable open(K key, Observer<S> observer);
    }

    /**
     * Keeps these tables in sync, and no others.
     *
     * @throws io.ovnchassis.netlink.NetlinkFault when one cannot be; others are all the same
     */
    void keep(Set<K> wanted, Opener<K, S> opener) {
        Set<K> unwanted = new HashSet<>(open.keySet());
        unwanted.removeAll(wanted);
        unwanted.forEach(this::close);
        for (K key : wanted) {
            if (!open.containsKey(key)) {
                Feed feed = new Feed(key);
                feed.end = opener.open(key, feed);
                open.put(key, feed);
            }
        }
    }

    private void close(K key) {
        Feed feed = open.remove(key);
        if (feed != null) {
            feed.end.run();
            leaf.change(feed.content, List.of());
        }
    }

    /** One table. */
    private final class Feed implements Observer<S> {
        private final K key;
        private final Set<T> content = new HashSet<>();
        private Runnable end = () -> {};

        Feed(K key) {
            this.key = key;
        }

        /** On a thread of the notifier, which waits while the inbox is full. */
        @Override
        public void changed(Changes<S> changes) {
            List<T> removed = entries(changes.removed());
            List<T> added = entries(changes.added());
            inbox.execute(() -> apply(removed, added));
        }

        private List<T> entries(List<S> told) {
            return told.stream().map(one -> entry.apply(key, one)).toList();
        }

        private void apply(List<T> removed, List<T> added) {
            if (open.get(key) == this) {
                removed.forEach(content::remove);
                content.addAll(added);
                leaf.change(removed, added);
            }
        }
    }
}
