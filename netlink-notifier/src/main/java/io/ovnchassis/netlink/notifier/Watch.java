package io.ovnchassis.netlink.notifier;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a listener wants to know of.
 *
 * @param accepts which objects; called for every message on more than one thread, so it is quick, and the answer
 *     depends on the object alone
 * @param queries the questions that everything accepted is the answer to, asked in this order
 */
public record Watch<T>(Predicate<T> accepts, List<Query<T>> queries) {
    public Watch {
        queries = List.copyOf(queries);
    }
}
