package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.wire.ByteInput;
import io.ovnchassis.ovsdb.wire.MessageText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every message to the log at level DBG of module {@code jsonrpc}, for whoever has to see what is really said. It
 * stands between a connection and the parser, and keeps nothing as long as nobody wants to see it. Confined to the I/O
 * thread.
 */
final class Transcript implements ByteInput {
    private static final Logger LOG = LoggerFactory.getLogger("jsonrpc");

    /** How much of a message is shown, in bytes; the contents of a large database would fill the disk. */
    private static final int SHOWN_MAX = 64 << 10;

    private final Remote remote;
    private final ByteInput input;

    /** What came since the place {@link #start}, as far as there is room for it; nothing while nobody wants to see it. */
    private byte[] kept = new byte[0];

    private int length;
    private long start;

    /** How much came in so far. */
    private long arrived;

    Transcript(Remote remote, ByteInput input) {
        this.remote = remote;
        this.input = input;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int place = into.position();
        int count = input.read(into);
        if (!LOG.isDebugEnabled()) {
            kept = new byte[0];
            length = 0;
        } else if (count > 0) {
            keep(into, place, count);
        }
        arrived += Math.max(0, count);
        return count;
    }

    private void keep(ByteBuffer from, int place, int count) {
        if (kept.length == 0 || start + length < arrived) {
            kept = new byte[2 * SHOWN_MAX];
            // Something in between was not kept: begin anew, with what is a message or the rest of one.
            length = 0;
            start = arrived;
        }
        int room = Math.min(count, kept.length - length);
        from.get(place, kept, length, room);
        length += room;
    }

    /** A message was sent. */
    void sent(byte[] message) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{}: {}", remote, text("send", message, message.length));
        }
    }

    /** A message was received, whose last byte is the one before the given place among all bytes that came in. */
    void received(long end) {
        long size = end - start;
        if (length == 0 || size <= 0) {
            return;
        }
        LOG.debug("{}: {}", remote, text("received", kept, size));
        int done = (int) Math.min(size, length);
        System.arraycopy(kept, done, kept, 0, length - done);
        length -= done;
        start = end;
    }

    private static String text(String verb, byte[] bytes, long size) {
        int shown = (int) Math.min(size, SHOWN_MAX);
        String message = new String(bytes, 0, shown, StandardCharsets.UTF_8);
        return size > SHOWN_MAX
                ? verb + " " + message + "... (" + size + " bytes)"
                : MessageText.of(verb, message.strip());
    }
}
