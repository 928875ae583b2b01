package io.ovnchassis.ovsdb.transact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovnchassis.ovsdb.wire.OperationError;
import io.ovnchassis.ovsdb.wire.OperationResult;
import io.ovnchassis.ovsdb.wire.TransactReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A real ovsdb-server with a new database, and a connection to it. It ends with {@link #close}, and also with this JVM
 * however that ends: it runs for as long as its standard input is open. {@code ovsdb-client} would not do as the client,
 * as it takes the transaction as an argument, which must not be longer than 128 kB.
 */
final class OvsdbServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String database;
    private final Process process;
    private final SocketChannel channel;
    private final JsonParser replies;

    private OvsdbServer(String database, Process process, Path socket) throws IOException {
        this.database = database;
        this.process = process;
        this.channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        // A parser of bytes would wait for some of them at once, to find out how they are encoded.
        this.replies = JSON.createParser(Channels.newReader(channel, StandardCharsets.UTF_8));
    }

    /** Starts a server in {@code dir}, whose path must be short enough for a socket. */
    static OvsdbServer start(Path dir, Path schema) throws IOException, InterruptedException {
        Path file = dir.resolve("db");
        Path socket = dir.resolve("sock");
        Process tool = run("ovsdb-tool", "create", file.toString(), schema.toString());
        String complaint = new String(tool.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tool.waitFor() != 0) {
            throw new IOException("ovsdb-tool cannot create a database of " + schema + ": " + complaint);
        }
        Process server = run(
                "ovsdb-server",
                "--remote=punix:" + socket,
                "--unixctl=" + dir.resolve("ctl"),
                "--run=echo ready; exec cat",
                file.toString());
        String ready = server.inputReader().readLine();
        if (ready == null) {
            throw new IOException("ovsdb-server does not start: "
                    + new String(server.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return new OvsdbServer(
                JSON.readTree(Files.readString(schema)).get("name").asText(), server, socket);
    }

    private static Process run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new IOException("this test needs " + command[0] + ": install openvswitch-switch", e);
        }
    }

    /** Commits a transaction and says what became of it. */
    Outcome commit(Transaction transaction) {
        Submission submission = transaction.submission();
        return submission.outcome(reply(execute(submission.operations())));
    }

    /** The cells of the one row with that identity. */
    JsonNode row(String table, UUID uuid) {
        JsonNode rows = execute("[{\"op\":\"select\",\"table\":\"" + table
                        + "\",\"where\":[[\"_uuid\",\"==\",[\"uuid\",\"" + uuid + "\"]]]}]")
                .get(0)
                .get("rows");
        if (rows.size() != 1) {
            throw new AssertionError("table " + table + " has " + rows.size() + " rows " + uuid);
        }
        return rows.get(0);
    }

    /** The number of rows in a table. */
    int count(String table) {
        return execute("[{\"op\":\"select\",\"table\":\"" + table + "\",\"where\":[],\"columns\":[\"_uuid\"]}]")
                .get(0)
                .get("rows")
                .size();
    }

    /** What a list of operations results in. */
    JsonNode execute(String operations) {
        String request =
                "{\"id\":0,\"method\":\"transact\",\"params\":[\"" + database + "\"," + operations.substring(1) + "}";
        try {
            ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            JsonNode reply = JSON.readTree(replies);
            if (reply == null || !reply.path("error").isNull()) {
                throw new IOException("the server answers " + reply + " to " + operations);
            }
            return reply.get("result");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TransactReply reply(JsonNode results) {
        List<OperationResult> list = new ArrayList<>();
        for (JsonNode result : results) {
            if (result.isNull()) {
                list.add(new OperationResult.NotTried());
            } else if (result.has("error")) {
                list.add(new OperationResult.Failed(new OperationError(
                        result.get("error").asText(), result.path("details").asText())));
            } else {
                Optional<UUID> uuid = Optional.ofNullable(result.get("uuid"))
                        .map(pair -> UUID.fromString(pair.get(1).asText()));
                list.add(new OperationResult.Succeeded(result.path("count").asLong(), uuid));
            }
        }
        return new TransactReply(list);
    }

    @Override
    public void close() throws IOException {
        replies.close();
        channel.close();
        process.getOutputStream().close();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
