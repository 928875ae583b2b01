package io.ovnchassis.netlink.wire;

import java.lang.foreign.MemorySegment;

/** Walks the messages of one datagram. For one thread, and only as long as the datagram's buffer is valid. */
public final class MessageCursor {
    private final MemorySegment datagram;
    private long next;

    public MessageCursor(MemorySegment datagram) {
        this.datagram = datagram;
    }

    /**
     * Whether there is another message. Less than four bytes at the end are padding.
     *
     * @throws MalformedMessage when there is something that is too short for a header, or whose length cannot be; the
     *     rest of the datagram is then lost, and the cursor at its end
     */
    public boolean hasNext() {
        long left = datagram.byteSize() - next;
        if (left < 4) {
            return false;
        }
        if (left < NlMsgHeader.SIZE) {
            throw giveUp("a datagram ends in half a header", 0);
        }
        MemorySegment at = datagram.asSlice(next);
        long length = NlMsgHeader.length(at);
        if (length < NlMsgHeader.SIZE || length > left) {
            throw giveUp("a message of " + length + " bytes where there are " + left, NlMsgHeader.type(at));
        }
        return true;
    }

    /** The next message, after {@link #hasNext} said that there is one. */
    public Message next() {
        MemorySegment at = datagram.asSlice(next);
        long length = NlMsgHeader.length(at);
        next += Math.min(NlMsgHeader.align(length), at.byteSize());
        MemorySegment payload = at.asSlice(NlMsgHeader.SIZE, length - NlMsgHeader.SIZE);
        return new Message(
                NlMsgHeader.type(at), NlMsgHeader.flags(at), NlMsgHeader.sequence(at), NlMsgHeader.port(at), payload);
    }

    private MalformedMessage giveUp(String what, int type) {
        next = datagram.byteSize();
        return new MalformedMessage(what, type, 0);
    }
}
