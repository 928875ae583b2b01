package io.ovnchassis.controller.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * {@code ovsdb-server} with one database. What was committed is there again after a restart, and so is the TCP port.
 *
 * @param socket the unix socket on which it serves
 * @param port the TCP port of 127.0.0.1, if it has one
 */
public record OvsdbServer(ServerProcess process, Path socket, OptionalInt port) implements Server {

    public static OvsdbServer start(Sandbox sandbox, RunDirectory directory, Database database) {
        Path file = directory.file(database.name() + ".db");
        database.source().writeTo(file);
        Path socket = directory.socket(database.socketName());
        Path control = directory.socket(database.name() + ".ctl");
        OptionalInt port = database.tcp() ? OptionalInt.of(freePort()) : OptionalInt.empty();

        List<String> command = new ArrayList<>(List.of(
                Programs.require("ovsdb-server").toString(),
                file.toString(),
                "--remote=punix:" + socket,
                "--unixctl=" + control,
                "--pidfile=" + directory.file(database.name() + ".pid"),
                "-vsyslog:off"));
        port.ifPresent(number -> command.add("--remote=ptcp:" + number + ":127.0.0.1"));
        ServerSpec spec = new ServerSpec(database.name(), command, directory, pid -> socket);
        return new OvsdbServer(sandbox.start(spec), socket, port);
    }

    /** The connection method for clients, {@code unix:<path>}. */
    public String remote() {
        return "unix:" + socket;
    }

    /** The connection method for clients over TCP; only of a database that was asked for with {@link Database#withTcp}. */
    public String tcpRemote() {
        return "tcp:127.0.0.1:" + port.orElseThrow();
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new SandboxFailure("no free TCP port on 127.0.0.1", e);
        }
    }
}
