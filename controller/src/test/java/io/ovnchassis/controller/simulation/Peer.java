package io.ovnchassis.controller.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.wire.OperationError;
import io.ovnchassis.ovsdb.wire.OperationResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The server's end of a connection (RFC 7047 section 4.1; ovsdb-server(7) section 4.1). */
final class Peer {
    private static final JsonMapper JSON = new JsonMapper();
    private static final UUID NO_TRANSACTION = new UUID(0, 0);
    private static final String SERVER_SCHEMA = """
            {"name":"_Server","version":"1.2.0","tables":{"Database":{"columns":{\
            "name":{"type":"string"},"model":{"type":"string"},\
            "connected":{"type":"boolean"},"leader":{"type":"boolean"},\
            "schema":{"type":{"key":"string","min":0,"max":1}},\
            "index":{"type":{"key":"integer","min":0,"max":1}}}}}}""";

    private final SimulatedServer server;
    private final Wire wire;
    private final Framing framing = new Framing();
    private @Nullable Monitor monitor;
    private boolean watchesServer;
    private final List<Runnable> waiting = new ArrayList<>();
    private UUID told = NO_TRANSACTION;

    Peer(SimulatedServer server, Wire wire) {
        this.server = server;
        this.wire = wire;
    }

    /** Whether the client is gone and everything that it sent was taken. */
    boolean isOver() {
        return wire.isOver();
    }

    int serve(int bytes) {
        byte[] taken = wire.takeForServer(bytes);
        framing.add(taken).forEach(this::hear);
        return taken.length;
    }

    void close() {
        wire.closeByServer();
    }

    private void hear(String text) {
        Map<?, ?> message = parse(text);
        if (message.get("method") instanceof String method && message.get("params") instanceof List<?> params) {
            answer(id(message), method, params);
        }
    }

    private static Map<?, ?> parse(String text) {
        try {
            return JSON.readValue(text, Map.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the daemon sent what is no JSON: " + text, e);
        }
    }

    private static String id(Map<?, ?> message) {
        return message.get("id") instanceof String text ? "\"" + text + "\"" : String.valueOf(message.get("id"));
    }

    private void answer(String id, String method, List<?> params) {
        boolean aboutServer = !params.isEmpty() && "_Server".equals(params.getFirst());
        switch (method) {
            case "echo" -> reply(id, "[]");
            case "get_schema" ->
                reply(id, aboutServer ? SERVER_SCHEMA : server.database().schema());
            case "set_db_change_aware" -> reply(id, "{}");
            case "monitor_cond" -> {
                watchesServer = true;
                reply(id, server.aboutItself());
            }
            case "monitor_cond_since" ->
                reply(id, contents((Map<?, ?>) params.get(2), UUID.fromString((String) params.get(3))));
            case "monitor_cond_change" -> changeConditions(id, (Map<?, ?>) params.get(2));
            case "transact" -> transact(id, params.subList(1, params.size()));
            default -> throw new AssertionError("the daemon asked for " + method + params);
        }
    }

    private void reply(String id, String result) {
        send("{\"id\":" + id + ",\"error\":null,\"result\":" + result + "}");
    }

    private void send(String message) {
        wire.sendToClient(message.getBytes(StandardCharsets.UTF_8));
    }

    private String contents(Map<?, ?> requests, UUID last) {
        server.database().publish();
        View view = server.view();
        Monitor made = new Monitor(server.database().definition(), requests);
        monitor = made;
        told = view.last();
        Optional<List<RowChange<?>>> missed =
                server.remembers() ? server.database().history().between(last, told) : Optional.empty();
        String updates = missed.map(made::updates).orElseGet(() -> made.contents(view.rows()));
        return "[" + missed.isPresent() + ",\"" + lastTransaction() + "\"," + updates + "]";
    }

    /**
     * A member that lost touch with its cluster does not know what becomes of a transaction, one that is behind finds out
     * when it no longer is.
     */
    private void transact(String id, List<?> operations) {
        if (server.isBehind()) {
            waiting.add(() -> transact(id, operations));
        } else if (server.isJoined()) {
            List<Map<String, Object>> objects =
                    operations.stream().map(Peer::operation).toList();
            String results = server.database().execute(objects).results().stream()
                    .map(Peer::result)
                    .collect(Collectors.joining(",", "[", "]"));
            reply(id, results);
        }
    }

    /** The server is no longer behind. */
    void catchUp() {
        publish();
        List<Runnable> transactions = List.copyOf(waiting);
        waiting.clear();
        transactions.forEach(Runnable::run);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> operation(Object json) {
        return (Map<String, Object>) json;
    }

    private static String result(OperationResult result) {
        return switch (result) {
            case OperationResult.Succeeded(long count, var uuid) ->
                uuid.map(inserted -> "{\"uuid\":[\"uuid\",\"" + inserted + "\"]}")
                        .orElse("{\"count\":" + count + "}");
            case OperationResult.Failed(OperationError error) ->
                "{\"error\":\"" + error.error() + "\",\"details\":\"" + error.details() + "\"}";
            case OperationResult.NotTried() -> "null";
        };
    }

    /** What the client gets to see by it comes before the reply. */
    private void changeConditions(String id, Map<?, ?> requests) {
        server.database().publish();
        tell(Objects.requireNonNull(monitor).change(requests, server.view().rows()));
        reply(id, "{}");
    }

    /** Tells the client what it was not told yet. */
    void publish() {
        Monitor watching = monitor;
        if (watching == null) {
            return;
        }
        UUID now = server.view().last();
        String updates =
                watching.updates(server.database().history().between(told, now).orElseThrow());
        told = now;
        tell(updates);
        server.index().ifPresent(index -> tellOfServer("index", Long.toString(index)));
    }

    private void tell(String updates) {
        if (!updates.equals("{}")) {
            send("{\"id\":null,\"method\":\"update3\",\"params\":[\""
                    + server.database().definition().name() + "\",\"" + lastTransaction() + "\"," + updates + "]}");
        }
    }

    /** What the client may come back with: nothing, if it would be of no use. */
    private UUID lastTransaction() {
        return server.remembers() ? told : NO_TRANSACTION;
    }

    void tellOfServer(String column, String value) {
        if (watchesServer) {
            send("{\"id\":null,\"method\":\"update2\",\"params\":[\"_Server\","
                    + SimulatedServer.aboutItself(column, value) + "]}");
        }
    }
}
