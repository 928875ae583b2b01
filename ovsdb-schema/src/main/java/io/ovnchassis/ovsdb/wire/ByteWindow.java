package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The stretch of a connection's bytes that is looked at: what has arrived and is not done with, and a little of what
 * came before, so that a complaint can quote it. It takes what has arrived rather than wait for a full buffer, so that a
 * message is read as soon as its last byte is here. Confined to one thread.
 *
 * <p>Places in it are indices into {@link #bytes()}; {@link #more} moves them all.
 */
final class ByteWindow {
    private static final int SIZE = 64 << 10;

    /** How much is kept of what came before. */
    private static final int CONTEXT = Quotation.CHARS_MAX / 2;

    private final ByteInput input;
    private byte[] bytes;
    private int limit;

    /** How many bytes lie before the first one here. */
    private long before;

    ByteWindow(ByteInput input) {
        this(input, new byte[SIZE], 0);
    }

    private ByteWindow(ByteInput input, byte[] bytes, int limit) {
        this.input = input;
        this.bytes = bytes;
        this.limit = limit;
    }

    /** A window over a text that is complete. A blank at its end says so to a number that it ends with. */
    static ByteWindow over(String text) {
        byte[] bytes = (text + ' ').getBytes(StandardCharsets.UTF_8);
        return new ByteWindow(ByteWindow::nothing, bytes, bytes.length);
    }

    private static int nothing(ByteBuffer into) {
        throw new MalformedValueException("the text ends too early");
    }

    /** The bytes, of which those up to {@link #limit()} have arrived. Another array after {@link #more}. */
    byte[] bytes() {
        return bytes;
    }

    int limit() {
        return limit;
    }

    /**
     * Waits for more bytes. They stand where {@link #limit()} was, less what is returned.
     *
     * @param keep the first byte that is still needed
     * @return by how much every index has become smaller
     * @throws UncheckedIOException when there are no more, of an {@link EOFException}
     */
    int more(int keep) {
        int moved = makeRoom(Math.max(0, keep - CONTEXT));
        try {
            int count = input.read(ByteBuffer.wrap(bytes, limit, bytes.length - limit));
            if (count < 0) {
                throw new EOFException("connection closed by peer");
            }
            limit += count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return moved;
    }

    /** A token that fills the window doubles it; the window is small again as soon as that token is done with. */
    private int makeRoom(int keep) {
        int kept = limit - keep;
        if (kept > bytes.length / 2) {
            bytes = Arrays.copyOfRange(bytes, keep, keep + Math.multiplyExact(bytes.length, 2));
        } else if (bytes.length > SIZE && kept < SIZE / 2) {
            bytes = Arrays.copyOfRange(bytes, keep, keep + SIZE);
        } else {
            System.arraycopy(bytes, keep, bytes, 0, kept);
        }
        limit = kept;
        before += keep;
        return keep;
    }

    /** The number of bytes that lie before the first one here. */
    long passed() {
        return before;
    }

    /** The number of bytes that have arrived so far. */
    long arrived() {
        return before + limit;
    }

    /** The text around a place, as far as it is still known. A character that is cut stands there as U+FFFD. */
    String around(int index) {
        int start = Math.max(0, index - CONTEXT);
        return new String(bytes, start, Math.min(limit - start, Quotation.CHARS_MAX), StandardCharsets.UTF_8);
    }
}
