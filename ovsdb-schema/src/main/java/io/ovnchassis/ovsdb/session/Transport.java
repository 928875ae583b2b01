package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.tls.TlsClient;
import io.ovnchassis.ovsdb.tls.TlsSource;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;

/** Carries bytes to and from a server without ever blocking. */
interface Transport extends Closeable {
    /** What to wait on. */
    SelectableChannel channel();

    /**
     * What to wait for on the channel so that it is possible to go on.
     *
     * @param operations what whoever waits would wait for if there were only the channel, of {@link SelectionKey}
     */
    int interest(int operations);

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

    /**
     * Begins to connect.
     *
     * <p>The name of a host is resolved here, which may take as long as the resolver does. There is no connection then
     * that could suffer from it.
     *
     * @throws IOException when that fails at once
     */
    static Transport dial(Remote remote, TlsSource tls) throws IOException {
        return switch (remote) {
            case Remote.Unix(var socket) -> new PlainTransport(UnixDomainSocketAddress.of(socket));
            case Remote.Tcp(var host, var port) -> new PlainTransport(address(host, port));
            case Remote.Ssl(var host, var port) -> new TlsTransport(TlsClient.of(tls, host), address(host, port));
        };
    }

    private static InetSocketAddress address(String host, int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }
}
