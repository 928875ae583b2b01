package io.ovnchassis.netlink.notifier;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.Decoder;
import io.ovnchassis.netlink.Protocol;
import java.util.List;
import java.util.function.Predicate;

/**
 * A kind of objects that the kernel tells about. Two kinds are the same only if they are one instance.
 *
 * @param name what it is called in the log
 * @param protocol the protocol that it is told over
 * @param groups the multicast groups to listen to
 * @param decoder makes changes of its messages; empty for messages of other kinds
 * @param ours which objects are our own doing: nobody is told of those
 */
public record Kind<T>(
        String name, Protocol protocol, List<Integer> groups, Decoder<Change<T>> decoder, Predicate<T> ours) {
    public Kind {
        groups = List.copyOf(groups);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
