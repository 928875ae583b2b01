package io.ovnchassis.ovsdb.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** A connection that gives out prepared pieces, one for each read, and then ends. */
final class TextInput implements ByteInput {
    private final Deque<ByteBuffer> pieces = new ArrayDeque<>();

    TextInput(String... pieces) {
        for (String piece : pieces) {
            add(piece.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The text in two pieces. */
    static TextInput splitAt(byte[] text, int index) {
        TextInput input = new TextInput();
        input.add(java.util.Arrays.copyOfRange(text, 0, index));
        input.add(java.util.Arrays.copyOfRange(text, index, text.length));
        return input;
    }

    /** The text byte by byte. */
    static TextInput bytewise(byte[] text) {
        TextInput input = new TextInput();
        for (byte b : text) {
            input.add(new byte[] {b});
        }
        return input;
    }

    void add(byte[] piece) {
        if (piece.length > 0) {
            pieces.add(ByteBuffer.wrap(piece));
        }
    }

    @Override
    public int read(ByteBuffer into) {
        ByteBuffer piece = pieces.peek();
        if (piece == null) {
            return -1;
        }
        int count = Math.min(piece.remaining(), into.remaining());
        into.put(into.position(), piece, piece.position(), count);
        into.position(into.position() + count);
        piece.position(piece.position() + count);
        if (!piece.hasRemaining()) {
            pieces.remove();
        }
        return count;
    }
}
