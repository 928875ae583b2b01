package io.ovnchassis.controller.appctl;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * An input that yields no more than {@link RequestReader#MAX_BYTES} bytes until it is told that the next request has
 * begun.
 */
final class Allowance extends FilterInputStream {
    private int left;

    /** The bytes of one request have been used up before it was complete. */
    static final class SpentException extends IOException {}

    Allowance(InputStream in) {
        super(in);
    }

    void renew() {
        left = RequestReader.MAX_BYTES;
    }

    /** Never more than what one read yields: a reader on top of this must not wait for more once it has something. */
    @Override
    public int available() {
        return 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            throw new SpentException();
        }
        int count = super.read(bytes, offset, Math.min(length, left));
        left -= Math.max(0, count);
        return count;
    }
}
