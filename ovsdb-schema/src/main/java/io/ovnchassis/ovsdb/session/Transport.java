package io.ovnchassis.ovsdb.session;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Carries bytes to and from a server without ever blocking. */
public interface Transport extends Closeable {
    /** Whether the connection stands; throws when it cannot be made. */
    boolean finishConnect() throws IOException;

    /** Adds what has arrived to {@code into}: how much that is, 0 for nothing yet, -1 for no more ever. */
    int read(ByteBuffer into) throws IOException;

    /** Takes as much of {@code from} as it can at once. */
    void write(ByteBuffer from) throws IOException;

    /** Sends what {@link #write} took and could not send. */
    void flush() throws IOException;

    /** Whether another connection to the same place would be made differently by now, with other keys. */
    boolean isOutdated();
}
