package io.ovnchassis.netlink.notifier;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.notifier.Listener.Verdict;
import io.ovnchassis.netlink.wire.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All who listen to one kind, in the order in which they are told. Immutable.
 *
 * @param kind what they listen to
 * @param registrations at least one
 */
record Audience<T>(Kind<T> kind, List<Registration<T>> registrations) {
    Audience<T> with(Registration<T> added) {
        Stream<Registration<T>> all = Stream.concat(registrations.stream(), Stream.of(added));
        return new Audience<>(
                kind,
                all.sorted(Comparator.comparingInt(r -> r.priority().value())).toList());
    }

    Audience<T> without(Registration<T> removed) {
        return new Audience<>(
                kind, registrations.stream().filter(r -> !r.equals(removed)).toList());
    }

    /** Queues what a message says, if it is of this kind, of interest to somebody and not our own doing. */
    void read(Message message, EventQueue queue, Tally tally) {
        Optional<Change<T>> decoded = kind.decoder().decode(message);
        if (decoded.isEmpty()) {
            return;
        }
        Change<T> change = decoded.get();
        if (kind.ours().test(change.object())) {
            tally.own.increment();
        } else if (isWanted(change.object())) {
            boolean fits = queue.offer(kind, change);
            (fits ? tally.queued : tally.queueOverflows).increment();
        }
    }

    private boolean isWanted(T object) {
        for (Registration<T> registration : registrations) {
            if (registration.accepts(object)) {
                return true;
            }
        }
        return false;
    }

    /** Tells of a change, until somebody claims it. */
    void tell(Change<T> change, Calls calls) {
        for (Registration<T> registration : registrations) {
            if (calls.call(registration, () -> registration.tell(change)).orElse(Verdict.PASS) == Verdict.CLAIM) {
                return;
            }
        }
    }
}
