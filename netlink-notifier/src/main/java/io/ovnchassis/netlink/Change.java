package io.ovnchassis.netlink;

import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.NlMsgHeader;

/** One object of the kernel is there now, or is not any more. */
public sealed interface Change<T> {
    /** The object, as it is now or as it was last. */
    T object();

    /**
     * It is new, or not what it was before.
     *
     * @param flags the {@code NLM_F_*} of the message, which say how it came to be
     */
    record Put<T>(T object, int flags) implements Change<T> {
        /** Whether it took the place of another one with the same key. */
        public boolean replaces() {
            return (flags & NlMsgHeader.REPLACE) != 0;
        }

        /** Whether it was put behind others with the same key. */
        public boolean appends() {
            return (flags & NlMsgHeader.APPEND) != 0;
        }

        /** Whether it was made by this, where the protocol tells. */
        public boolean creates() {
            return (flags & NlMsgHeader.CREATE) != 0;
        }
    }

    /** It is gone. */
    record Removed<T>(T object) implements Change<T> {}

    /** What a message of a pair of NEW and DEL says about {@code object}. */
    static <T> Change<T> of(Message message, int newType, T object) {
        return message.type() == newType ? new Put<>(object, message.flags()) : new Removed<>(object);
    }
}
