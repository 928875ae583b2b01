package io.ovnchassis.netlink.wire;

import java.lang.foreign.MemorySegment;

/**
 * A message to the kernel, without the sequence number that it gets when it is sent. Made by a {@link RequestBuilder}.
 *
 * @param operation what it asks for, for people
 * @param type the message's type
 * @param flags {@code NLM_F_*}; {@code NLM_F_REQUEST} is always among them
 */
public record Request(String operation, int type, int flags, MemorySegment payload) {
    public Request {
        payload = payload.asReadOnly();
    }

    /** Bytes of the message, header and padding included. */
    public long size() {
        return NlMsgHeader.align(NlMsgHeader.SIZE + payload.byteSize());
    }

    /** Writes the message to {@code at} and returns what follows it. */
    public MemorySegment write(MemorySegment at, int sequence) {
        int length = (int) (NlMsgHeader.SIZE + payload.byteSize());
        NlMsgHeader.write(at, length, type, flags, sequence);
        MemorySegment.copy(payload, 0, at, NlMsgHeader.SIZE, payload.byteSize());
        at.asSlice(length, size() - length).fill((byte) 0);
        return at.asSlice(size());
    }

    /** The message as bytes of their own. */
    public byte[] bytes(int sequence) {
        byte[] bytes = new byte[(int) size()];
        write(MemorySegment.ofArray(bytes), sequence);
        return bytes;
    }

    @Override
    public String toString() {
        return operation + " type=" + type + " flags=" + flags + " payload=" + payload.byteSize();
    }
}
