package io.ovnchassis.ovsdb.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The messages that we send, as bytes (RFC 7047 section 4.1; ovsdb-server(7)). An {@code id} is JSON text. */
public final class Requests {
    private static final UUID NO_TRANSACTION = new UUID(0, 0);

    private Requests() {}

    public static byte[] getSchema(String id, String database) {
        return request(id, "get_schema", params -> params.writeString(database));
    }

    /**
     * Asks for the contents of tables, and for what will change.
     *
     * @param columns the columns of each table
     * @param where the conditions of tables that have one, as JSON; none with {@link MonitorMethod#MONITOR}
     */
    public static byte[] monitor(
            String id,
            MonitorMethod method,
            String database,
            Map<String, List<String>> columns,
            Map<String, String> where) {
        return request(id, method.wireName(), params -> writeMonitor(params, database, columns, where));
    }

    /**
     * Asks for what changed since a transaction, or for all when the server has forgotten that one.
     *
     * @param last the last transaction that is known here; all zero for none
     */
    public static byte[] monitorSince(
            String id, String database, Map<String, List<String>> columns, Map<String, String> where, UUID last) {
        return request(id, MonitorMethod.MONITOR_COND_SINCE.wireName(), params -> {
            writeMonitor(params, database, columns, where);
            params.writeString(last.toString());
        });
    }

    /**
     * Changes the conditions of tables that are monitored (ovsdb-server(7) section 4.1.13).
     *
     * @param where the new conditions by table, as JSON
     */
    public static byte[] changeConditions(String id, String database, Map<String, String> where) {
        return request(id, "monitor_cond_change", params -> {
            params.writeString(database);
            params.writeString(database);
            params.writeStartObject();
            for (Map.Entry<String, String> table : new TreeMap<>(where).entrySet()) {
                params.writeArrayFieldStart(table.getKey());
                params.writeStartObject();
                writeWhere(params, table.getValue());
                params.writeEndObject();
                params.writeEndArray();
            }
            params.writeEndObject();
        });
    }

    private static void writeWhere(JsonGenerator params, String where) throws IOException {
        params.writeFieldName("where");
        params.writeRawValue(where);
    }

    public static byte[] setDbChangeAware(String id) {
        return request(id, "set_db_change_aware", params -> params.writeBoolean(true));
    }

    /** Carries out operations, which are a JSON array. */
    public static byte[] transact(String id, String database, String operations) {
        return request(id, "transact", params -> {
            params.writeString(database);
            String elements = operations.strip();
            elements = elements.substring(1, elements.length() - 1).strip();
            if (!elements.isEmpty()) {
                params.writeRawValue(elements);
            }
        });
    }

    public static byte[] echo(String id) {
        return request(id, "echo", params -> {});
    }

    /** Answers a request of the peer with what it sent, {@code result} being JSON text. */
    public static byte[] reply(String id, String result) {
        return ("{\"id\":" + id + ",\"result\":" + result + ",\"error\":null}").getBytes(StandardCharsets.UTF_8);
    }

    /** The last transaction of one who knows none. */
    public static UUID noTransaction() {
        return NO_TRANSACTION;
    }

    /** The monitor is named like its database, so that its notifications tell which one they are about. */
    private static void writeMonitor(
            JsonGenerator params, String database, Map<String, List<String>> columns, Map<String, String> where)
            throws IOException {
        params.writeString(database);
        params.writeString(database);
        params.writeStartObject();
        for (Map.Entry<String, List<String>> table : new TreeMap<>(columns).entrySet()) {
            params.writeArrayFieldStart(table.getKey());
            params.writeStartObject();
            params.writeArrayFieldStart("columns");
            for (String column : table.getValue()) {
                params.writeString(column);
            }
            params.writeEndArray();
            String condition = where.get(table.getKey());
            if (condition != null) {
                writeWhere(params, condition);
            }
            params.writeEndObject();
            params.writeEndArray();
        }
        params.writeEndObject();
    }

    /** Writes the elements of {@code "params"}. */
    private interface Params {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static byte[] request(String id, String method, Params params) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonStreams.FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeFieldName("id");
            json.writeRawValue(id);
            json.writeStringField("method", method);
            json.writeArrayFieldStart("params");
            params.writeTo(json);
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("JSON is written to memory, where nothing can fail", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
