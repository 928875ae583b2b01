package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.tls.TlsClient;
import io.ovnchassis.ovsdb.tls.TlsSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;

/** A transport over a socket of this host. */
interface SocketTransport extends Transport {
    /** What to wait on. */
    SelectableChannel channel();

    /**
     * What to wait for on the channel so that it is possible to go on.
     *
     * @param operations what whoever waits would wait for if there were only the channel, of {@link SelectionKey}
     */
    int interest(int operations);

    /** Begins to connect, as {@link Platform#dial} says. */
    static SocketTransport dial(Remote remote, TlsSource tls) throws IOException {
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
