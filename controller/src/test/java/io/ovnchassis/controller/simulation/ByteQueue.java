package io.ovnchassis.controller.simulation;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes on their way. */
final class ByteQueue {
    private byte[] bytes = new byte[256];
    private int start;
    private int end;

    int size() {
        return end - start;
    }

    void add(byte[] more) {
        add(ByteBuffer.wrap(more));
    }

    void add(ByteBuffer more) {
        int count = more.remaining();
        if (end + count > bytes.length) {
            int size = size();
            byte[] larger = size + count > bytes.length / 2 ? new byte[(size + count) * 2] : bytes;
            System.arraycopy(bytes, start, larger, 0, size);
            bytes = larger;
            start = 0;
            end = size;
        }
        more.get(bytes, end, count);
        end += count;
    }

    /** Takes the first {@code count} bytes, or as many as there are. */
    byte[] take(int count) {
        int taken = Math.min(count, size());
        byte[] first = Arrays.copyOfRange(bytes, start, start + taken);
        start += taken;
        return first;
    }

    /** Moves as many bytes as there are and fit; says how many. */
    int moveInto(ByteBuffer target) {
        int moved = Math.min(target.remaining(), size());
        target.put(bytes, start, moved);
        start += moved;
        return moved;
    }
}
