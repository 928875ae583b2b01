package io.ovnchassis.ovsdb.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real ovsdb-server with one database, in a directory of its own; killed when it is closed. */
final class OvsdbServer implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("listening on port (\\d+)");

    private final Path directory;
    private final Path database;
    private final List<String> options = new ArrayList<>();
    private Process process;

    private OvsdbServer(Path directory, Path database, String... options) {
        this.directory = directory;
        this.database = database;
        this.options.addAll(List.of(options));
        this.process = launch();
    }

    /** Serves an empty database. */
    static OvsdbServer withSchema(Path directory, Path schema, String... options) {
        Path database = directory.resolve("test.db");
        OvsTools.run("ovsdb-tool", "create", database, OvsTools.schema(schema));
        return new OvsdbServer(directory, database, options);
    }

    /** Serves a database file. */
    static OvsdbServer serving(Path directory, Path database, String... options) {
        return new OvsdbServer(directory, database, options);
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(
                OvsTools.find("ovsdb-server"),
                "--remote=punix:" + socket(),
                "--unixctl=" + control(),
                "--log-file=" + log(),
                "-vconsole:off"));
        command.addAll(options);
        command.add(database.toString());
        try {
            Process started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("out").toFile())
                    .start();
            Await.until("ovsdb-server serves " + socket(), Duration.ofSeconds(30), () -> {
                if (!started.isAlive()) {
                    throw new AssertionError("ovsdb-server ended: " + read(directory.resolve("out")));
                }
                return Files.exists(socket());
            });
            return started;
        } catch (IOException e) {
            throw new AssertionError("ovsdb-server cannot be run", e);
        }
    }

    Path socket() {
        return directory.resolve("db.sock");
    }

    Path control() {
        return directory.resolve("ctl");
    }

    Path log() {
        return directory.resolve("log");
    }

    Path database() {
        return database;
    }

    Remote remote() {
        return new Remote.Unix(socket());
    }

    /** The port of {@code --remote=ptcp:0:ADDRESS}, which the server chose. */
    int port() {
        // A unix socket may be there before it.
        Await.until(
                "the port that the server listens on",
                Duration.ofSeconds(30),
                () -> PORT.matcher(read(log())).find());
        Matcher matcher = PORT.matcher(read(log()));
        if (!matcher.find()) {
            throw new AssertionError("the server listens on no port: " + read(log()));
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** Runs a transaction the way an administrator would. */
    String transact(String database, String operations) {
        String parameters = "[\"" + database + "\"," + operations.strip().substring(1);
        return OvsTools.run("ovsdb-client", "transact", "unix:" + socket(), parameters);
    }

    void signal(String name) {
        OvsTools.run("kill", "-" + name, process.pid());
    }

    /** Kills the server the hard way. */
    void stop() {
        process.destroyForcibly();
        process.onExit().join();
        try {
            Files.deleteIfExists(socket());
        } catch (IOException e) {
            throw new AssertionError("the socket of a dead server cannot be removed", e);
        }
    }

    void restart() {
        stop();
        process = launch();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
