package io.ovnchassis.tests.faults;

import io.ovnchassis.controller.sandbox.OvsdbServer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A client of a local database that takes the name of an interface in the very moment in which somebody else wants it. A
 * server serves its clients in the order in which they connected: of what came in while it stalled, the oldest client's
 * is first.
 */
final class Rival implements AutoCloseable {
    private final SocketChannel channel;

    private Rival(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects, and returns when the server knows this client. */
    static Rival connect(OvsdbServer server) throws IOException {
        Rival rival = new Rival(SocketChannel.open(StandardProtocolFamily.UNIX));
        rival.channel.connect(UnixDomainSocketAddress.of(server.socket()));
        rival.send("{\"method\":\"echo\",\"params\":[],\"id\":0}");
        rival.channel.read(ByteBuffer.allocate(100));
        return rival;
    }

    /** Asks for a port of a bridge, without waiting for the answer. */
    void addPort(String bridge, String name) throws IOException {
        send("""
                {"method":"transact","id":1,"params":["Open_vSwitch",
                 {"op":"insert","table":"Interface","uuid-name":"i","row":{"name":"%1$s","type":"internal"}},
                 {"op":"insert","table":"Port","uuid-name":"p","row":{"name":"%1$s","interfaces":["named-uuid","i"]}},
                 {"op":"mutate","table":"Bridge","where":[["name","==","%2$s"]],
                  "mutations":[["ports","insert",["named-uuid","p"]]]}]}""".formatted(name, bridge));
    }

    private void send(String message) throws IOException {
        channel.write(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
