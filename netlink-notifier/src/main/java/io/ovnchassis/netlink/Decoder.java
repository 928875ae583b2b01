package io.ovnchassis.netlink;

import io.ovnchassis.netlink.wire.Message;
import java.util.Optional;

/** Makes an object of a message, and keeps nothing of the message's buffer. */
@FunctionalInterface
public interface Decoder<T> {
    /**
     * The object, or empty for a message that is of no interest.
     *
     * @throws io.ovnchassis.netlink.wire.MalformedMessage when the message is not what it claims to be
     */
    Optional<T> decode(Message message);
}
