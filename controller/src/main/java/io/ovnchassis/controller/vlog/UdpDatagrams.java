package io.ovnchassis.controller.vlog;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** Datagrams to a host and port. */
final class UdpDatagrams implements Datagrams {
    private final DatagramChannel channel;

    private UdpDatagrams(DatagramChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException where there is no way there */
    static UdpDatagrams to(InetSocketAddress address) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.configureBlocking(false);
            channel.connect(address);
            return new UdpDatagrams(channel);
        } catch (IOException e) {
            channel.close();
            throw new IOException(address + ": cannot send datagrams there: " + e.getMessage(), e);
        }
    }

    @Override
    public void send(byte[] datagram) {
        try {
            channel.write(ByteBuffer.wrap(datagram));
        } catch (IOException e) {
            // Nobody listens there now. To say so would be one more line for syslog.
        }
    }
}
