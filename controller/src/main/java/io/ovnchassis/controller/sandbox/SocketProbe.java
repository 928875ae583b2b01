package io.ovnchassis.controller.sandbox;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Asks whether a server answers on its unix socket. Both OVSDB (RFC 7047) and the control sockets speak JSON-RPC. */
final class SocketProbe {
    private static final String ECHO = "{\"id\":\"sandbox\",\"method\":\"echo\",\"params\":[]}";
    private static final long ANSWER_MS_MAX = 500;

    /** More than any answer has: closing a unix socket with unread bytes resets it, which servers log as a warning. */
    private static final int ANSWER_BYTES_MAX = 4096;

    private SocketProbe() {}

    /** True when anything comes back; a control socket answers that it knows no echo, which is as good. */
    static boolean answers(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            if (!channel.connect(UnixDomainSocketAddress.of(socket))) {
                return false;
            }
            channel.write(ByteBuffer.wrap(ECHO.getBytes(StandardCharsets.UTF_8)));
            channel.register(selector, SelectionKey.OP_READ);
            return selector.select(ANSWER_MS_MAX) > 0 && channel.read(ByteBuffer.allocate(ANSWER_BYTES_MAX)) > 0;
        } catch (IOException notListening) {
            return false;
        }
    }
}
