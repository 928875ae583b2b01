package io.ovnchassis.ovsdb.session;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A unix or TCP socket with nothing in between. */
final class PlainTransport implements SocketTransport {
    private final SocketChannel channel;

    /** Begins to connect. */
    PlainTransport(SocketAddress address) throws IOException {
        boolean unix = address instanceof UnixDomainSocketAddress;
        channel = unix ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
        try {
            channel.configureBlocking(false);
            if (!unix) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            }
            channel.connect(address);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public SocketChannel channel() {
        return channel;
    }

    @Override
    public int interest(int operations) {
        return operations;
    }

    @Override
    public boolean finishConnect() throws IOException {
        return channel.finishConnect();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        channel.write(from);
    }

    @Override
    public void flush() {
        // The kernel does.
    }

    @Override
    public boolean isOutdated() {
        return false;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
