package io.ovnchassis.ovsdb.wire;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the bytes of a connection come from. */
@FunctionalInterface
public interface ByteInput {
    /**
     * Waits for bytes and adds what has arrived to {@code into}.
     *
     * @return how many came, at least one; or -1 when the peer sends no more
     */
    int read(ByteBuffer into) throws IOException;
}
