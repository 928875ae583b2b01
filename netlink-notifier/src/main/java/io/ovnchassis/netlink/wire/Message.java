package io.ovnchassis.netlink.wire;

import java.lang.foreign.MemorySegment;

/**
 * One message where it lies in a buffer: valid only as long as the buffer is, so whoever keeps something of it decodes
 * it first.
 *
 * @param type what the message is, a number of its protocol
 * @param flags {@code NLM_F_*}
 * @param sequence the number of the request that it answers; 0 in notifications
 * @param port the netlink port of whoever caused it
 * @param payload everything behind the header
 */
public record Message(int type, int flags, int sequence, int port, MemorySegment payload) {
    /** Whether all bits of {@code flag} are set. */
    public boolean has(int flag) {
        return (flags & flag) == flag;
    }

    /**
     * The fixed struct that the payload starts with.
     *
     * @throws MalformedMessage when the payload is shorter than that
     */
    public MemorySegment struct(int size) {
        if (payload.byteSize() < size) {
            throw new MalformedMessage("a message of " + payload.byteSize() + " bytes is too short", type, 0);
        }
        return payload.asSlice(0, size);
    }

    /**
     * The attributes behind a fixed struct of {@code size} bytes.
     *
     * @throws MalformedMessage when the payload is shorter than that
     */
    public AttributeCursor attributes(int size) {
        struct(size);
        long start = Math.min(NlMsgHeader.align(size), payload.byteSize());
        return new AttributeCursor(payload.asSlice(start), NlMsgHeader.SIZE + start);
    }
}
