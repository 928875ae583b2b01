package io.ovnchassis.ovsdb.session;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;

/**
 * Carries bytes to and from a server without ever blocking. This is the place for {@code ssl:}: another implementation,
 * and another case in {@link #dial}.
 */
interface Transport extends Closeable {
    /** What to wait on. */
    SelectableChannel channel();

    /** Whether the connection stands; throws when it cannot be made. */
    boolean finishConnect() throws IOException;

    /** Adds what has arrived to {@code into}: how much that is, 0 for nothing yet, -1 for no more ever. */
    int read(ByteBuffer into) throws IOException;

    /** Sends as much of {@code from} as it can at once. */
    void write(ByteBuffer from) throws IOException;

    /**
     * Begins to connect.
     *
     * <p>The name of a host is resolved here, which may take as long as the resolver does. There is no connection then
     * that could suffer from it.
     *
     * @throws IOException when that fails at once
     */
    static Transport dial(Remote remote) throws IOException {
        return switch (remote) {
            case Remote.Unix(var socket) -> new PlainTransport(UnixDomainSocketAddress.of(socket));
            case Remote.Tcp(var host, var port) ->
                new PlainTransport(new InetSocketAddress(InetAddress.getByName(host), port));
        };
    }
}
