package io.ovnchassis.netlink.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/**
 * How the kernel answered a request, or ended a dump.
 *
 * <pre>
 * struct nlmsgerr (linux/netlink.h), in NLMSG_ERROR:    in NLMSG_DONE:
 *  0        4                 20                         0        4
 *  | -errno | nlmsghdr of the | rest of the  | attributes| -errno | attributes
 *  | s32    | request         | request      |           | s32    |
 * </pre>
 *
 * The rest of the request is left out when it succeeded or when the flag NLM_F_CAPPED is set. The attributes are there
 * when NLM_F_ACK_TLVS is.
 *
 * @param errno 0 for success
 * @param text what the kernel has to say about it; empty when it says nothing
 * @param offset where in the request the attribute at fault is; -1 when the kernel does not say
 */
public record Acknowledgement(int errno, String text, int offset) {
    private static final int MESSAGE = 1; // NLMSGERR_ATTR_MSG
    private static final int OFFSET = 2; // NLMSGERR_ATTR_OFFS

    /**
     * Reads a message of type NLMSG_ERROR or NLMSG_DONE.
     *
     * @throws MalformedMessage when it is too short for one
     */
    public static Acknowledgement decode(Message message) {
        if (message.type() == NlMsgHeader.DONE && message.payload().byteSize() < Integer.BYTES) {
            return new Acknowledgement(0, "", -1);
        }
        int errno = -message.struct(Integer.BYTES).get(JAVA_INT_UNALIGNED, 0);
        if (!message.has(NlMsgHeader.ACK_ATTRIBUTES)) {
            return new Acknowledgement(errno, "", -1);
        }
        return explain(errno, message.attributes(attributesStart(message, errno)));
    }

    private static int attributesStart(Message message, int errno) {
        if (message.type() == NlMsgHeader.DONE) {
            return Integer.BYTES;
        }
        MemorySegment start = message.struct(Integer.BYTES + NlMsgHeader.SIZE);
        boolean headerOnly = errno == 0 || message.has(NlMsgHeader.CAPPED);
        long request = headerOnly ? NlMsgHeader.SIZE : NlMsgHeader.length(start.asSlice(Integer.BYTES));
        long end = Integer.BYTES + NlMsgHeader.align(request);
        if (end > message.payload().byteSize()) {
            throw new MalformedMessage("an answer repeats a request of " + request + " bytes", message.type(), 0);
        }
        return (int) end;
    }

    private static Acknowledgement explain(int errno, AttributeCursor attributes) {
        String text = "";
        int offset = -1;
        while (attributes.next()) {
            switch (attributes.type()) {
                case MESSAGE -> text = attributes.string();
                case OFFSET -> offset = attributes.s32();
                default -> {}
            }
        }
        return new Acknowledgement(errno, text, offset);
    }
}
