package io.ovnchassis.netlink.notifier;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.Decoder;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.Request;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * A question whose answer is a part of what a listener watches.
 *
 * @param request a dump, or the question for one object
 * @param decoder makes objects of the answer
 * @param meansNothing the refusals that mean that there is nothing
 */
public record Query<T>(Request request, Decoder<T> decoder, Set<Errno> meansNothing) {
    public Query {
        meansNothing = Set.copyOf(meansNothing);
    }

    /** A question that is answered with what {@code kind} tells of. */
    public static <T> Query<T> of(Kind<T> kind, Request request, Errno... meansNothing) {
        Set<Errno> refusals = EnumSet.noneOf(Errno.class);
        refusals.addAll(Arrays.asList(meansNothing));
        return new Query<>(request, message -> kind.decoder().decode(message).map(Change::object), refusals);
    }
}
