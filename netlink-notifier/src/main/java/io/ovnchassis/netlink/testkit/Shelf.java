package io.ovnchassis.netlink.testkit;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.Decoder;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** The fake kernel's table of one kind of objects. Not safe for threads: the kernel's lock protects it. */
final class Shelf<T> {
    private static final int HOW = NlMsgHeader.REPLACE | NlMsgHeader.CREATE | NlMsgHeader.APPEND;

    private final Ways<T> ways;
    private final Map<Object, T> objects = new LinkedHashMap<>();

    /**
     * How objects of a kind are told apart, read and written.
     *
     * @param group whom a change is told
     * @param decoder reads an order
     * @param key what objects are told apart by
     * @param writer what is told of a change
     * @param missing how the removal of what is not there is refused
     */
    record Ways<T>(
            ToIntFunction<T> group,
            Decoder<Change<T>> decoder,
            Function<T, Object> key,
            Function<Change<T>, Request> writer,
            Errno missing) {}

    /** What came of an order: why it was refused, or what is told to whom. */
    sealed interface Outcome {
        record Refused(Errno errno) implements Outcome {}

        record Done(int group, Request told) implements Outcome {}
    }

    Shelf(Ways<T> ways) {
        this.ways = ways;
    }

    /** Carries out an order, if it is one about this kind. */
    Optional<Outcome> order(Message message) {
        return ways.decoder().decode(message).map(change -> switch (change) {
            case Change.Put<T> put -> put(put, message);
            case Change.Removed<T> removed -> remove(removed.object());
        });
    }

    private Outcome put(Change.Put<T> put, Message message) {
        Object key = ways.key().apply(put.object());
        boolean exists = objects.containsKey(key);
        if (exists && message.has(NlMsgHeader.EXCLUSIVE)) {
            return new Outcome.Refused(Errno.EEXIST);
        }
        if (!exists && !message.has(NlMsgHeader.CREATE)) {
            return new Outcome.Refused(Errno.ENOENT);
        }
        objects.put(key, put.object());
        return tell(new Change.Put<>(put.object(), message.flags() & HOW));
    }

    private Outcome remove(T object) {
        return Optional.ofNullable(objects.remove(ways.key().apply(object)))
                .map(removed -> tell(new Change.Removed<>(removed)))
                .orElse(new Outcome.Refused(ways.missing()));
    }

    private Outcome tell(Change<T> change) {
        return new Outcome.Done(
                ways.group().applyAsInt(change.object()), ways.writer().apply(change));
    }

    /** Changes an object behind everybody's back. */
    void silently(Predicate<T> removed) {
        objects.values().removeIf(removed);
    }

    List<T> all() {
        return List.copyOf(objects.values());
    }

    /** What is answered to the question for all of those. */
    List<Request> dump(Predicate<T> wanted) {
        return objects.values().stream()
                .filter(wanted)
                .map(object -> ways.writer().apply(new Change.Put<>(object, 0)))
                .toList();
    }
}
