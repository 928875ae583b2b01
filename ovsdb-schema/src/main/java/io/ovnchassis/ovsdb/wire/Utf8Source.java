package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a connection. Gives out what has arrived rather than wait for a full buffer, so that a message is
 * read as soon as its last byte is here, and remembers the latest stretch, so that a complaint can quote it.
 */
final class Utf8Source extends Reader {
    private static final int BUFFER_BYTES = 64 << 10;

    private final ByteInput input;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).flip();

    /** The latest characters that were given out, still in the reader's buffer, and how many came before them. */
    private CharBuffer latest = CharBuffer.allocate(0);

    private long before;

    Utf8Source(ByteInput input) {
        this.input = input;
    }

    /** @throws MalformedValueException when the bytes are not UTF-8 */
    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(into, offset, length).slice();
        CoderResult result = decoder.decode(bytes, out, false);
        while (out.position() == 0 && result.isUnderflow()) {
            fill();
            result = decoder.decode(bytes, out, false);
        }
        if (out.position() == 0 && result.isError()) {
            throw new MalformedValueException("the text is not UTF-8");
        }
        before += latest.limit();
        latest = out.flip();
        return out.limit();
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = input.read(bytes);
        bytes.flip();
        if (count < 0) {
            throw new EOFException("connection closed by peer");
        }
    }

    /** The number of characters given out so far. */
    long given() {
        return before + latest.limit();
    }

    /** The text around a character, as far as it is still known, by the character's number from 0. */
    String around(long position, int chars) {
        int middle = Math.clamp(position - before, 0, latest.limit());
        int start = Math.max(0, middle - chars / 2);
        return latest.subSequence(start, Math.min(latest.limit(), start + chars))
                .toString();
    }

    @Override
    public void close() {
        // The connection closes itself: this is a view of it.
    }
}
