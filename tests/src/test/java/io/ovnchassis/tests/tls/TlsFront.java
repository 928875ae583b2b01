package io.ovnchassis.tests.tls;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.OvsdbServer;
import io.ovnchassis.controller.sandbox.RunDirectory;
import io.ovnchassis.controller.sandbox.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A real {@code ovsdb-server} that serves the Southbound database over TLS, as a relay of the one that serves it over a
 * unix socket.
 */
record TlsFront(RunDirectory directory, int port) implements AutoCloseable {
    /**
     * @param authority trusts clients, and sends its certificate along
     * @param name of the server's key and certificate in {@code issuer}
     */
    static TlsFront start(OvsdbServer southbound, Authority issuer, String name, Authority authority, Path folder) {
        RunDirectory directory = new RunDirectory(folder);
        int port = freePort();
        new Tool("ovsdb-server", directory.environment())
                .run(
                        "--detach",
                        "--no-chdir",
                        "--pidfile=" + folder.resolve("front.pid"),
                        "--log-file=" + folder.resolve("front.log"),
                        "--unixctl=" + directory.socket("front.ctl"),
                        "--remote=pssl:" + port + ":127.0.0.1",
                        "--private-key=" + issuer.key(name),
                        "--certificate=" + issuer.certificate(name),
                        "--ca-cert=" + authority.own(),
                        "--peer-ca-cert=" + issuer.own(),
                        "relay:OVN_Southbound:" + southbound.remote());
        return new TlsFront(directory, port);
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String remote() {
        return "ssl:127.0.0.1:" + port;
    }

    @Override
    public void close() {
        new Tool("ovs-appctl", Map.of()).run("-t", directory.socket("front.ctl").toString(), "exit");
        Await.until("the end of the front", () -> !Files.exists(directory.file("front.pid")));
    }
}
