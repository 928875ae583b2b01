package io.ovnchassis.netlink.table;

/** Is told how a table changed. All calls come on one thread of the notifier, the first one when the table is complete. */
@FunctionalInterface
public interface Observer<T> {
    void changed(Changes<T> changes);
}
