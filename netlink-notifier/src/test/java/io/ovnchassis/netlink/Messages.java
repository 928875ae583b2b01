package io.ovnchassis.netlink;

import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.MessageCursor;
import io.ovnchassis.netlink.wire.Request;
import java.lang.foreign.MemorySegment;

/** Messages for tests. */
public final class Messages {
    private Messages() {}

    /** A message of {@code type} with a payload written down in hexadecimal. */
    public static Message of(int type, int flags, String hex) {
        return new Message(type, flags, 0, 0, Hex.segment(hex));
    }

    /** What the kernel gets to read of a request. */
    public static Message of(Request request) {
        MessageCursor cursor = new MessageCursor(MemorySegment.ofArray(request.bytes(1)));
        if (!cursor.hasNext()) {
            throw new AssertionError("no message: " + request);
        }
        return cursor.next();
    }
}
