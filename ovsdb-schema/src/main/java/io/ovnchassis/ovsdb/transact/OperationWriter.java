package io.ovnchassis.ovsdb.transact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opendaylight.ovsdb.lib.notation.Condition;
import org.opendaylight.ovsdb.lib.notation.Mutation;
import org.opendaylight.ovsdb.lib.notation.OvsdbMap;
import org.opendaylight.ovsdb.lib.notation.OvsdbSet;
import org.opendaylight.ovsdb.lib.notation.UUID;
import org.opendaylight.ovsdb.lib.operations.Comment;
import org.opendaylight.ovsdb.lib.operations.Delete;
import org.opendaylight.ovsdb.lib.operations.Insert;
import org.opendaylight.ovsdb.lib.operations.Mutate;
import org.opendaylight.ovsdb.lib.operations.Operation;
import org.opendaylight.ovsdb.lib.operations.Update;

/**
 * Writes operations as JSON (RFC 7047 section 5.2), equal ones as equal texts. The library would have it done by
 * Jackson's data binding, which takes 500 classes and most of a second to learn these six shapes when the daemon starts.
 */
final class OperationWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator out;

    private OperationWriter(JsonGenerator out) {
        this.out = out;
    }

    /** The operations as a JSON array. */
    static String write(List<Operation<?>> operations) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            OperationWriter writer = new OperationWriter(out);
            out.writeStartArray();
            for (Operation<?> operation : operations) {
                writer.write(operation);
            }
            out.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a string could not be written to", e);
        }
        return text.toString();
    }

    private void write(Operation<?> operation) throws IOException {
        out.writeStartObject();
        out.writeStringField("op", operation.getOp());
        if (operation.getTable() != null) {
            out.writeStringField("table", operation.getTable());
        }
        switch (operation) {
            case Insert<?> insert -> {
                out.writeStringField("uuid-name", insert.getUuidName());
                row("row", insert.getRow());
            }
            case Update<?> update -> {
                where(update.getWhere());
                row("row", update.getRow());
            }
            case Mutate<?> mutate -> {
                where(mutate.getWhere());
                mutations(mutate.getMutations());
            }
            case Delete<?> delete -> where(delete.getWhere());
            case Wait wait -> expectation(wait);
            case Comment comment -> out.writeStringField("comment", comment.getComment());
            default -> throw new IllegalStateException("no transaction has an operation " + operation.getOp());
        }
        out.writeEndObject();
    }

    private void expectation(Wait wait) throws IOException {
        where(wait.where());
        out.writeNumberField("timeout", Wait.TIMEOUT_MS);
        out.writeFieldName("columns");
        out.writeStartArray();
        for (String column : wait.row().keySet()) {
            out.writeString(column);
        }
        out.writeEndArray();
        out.writeStringField("until", Wait.UNTIL);
        out.writeFieldName("rows");
        out.writeStartArray();
        row(wait.row());
        out.writeEndArray();
    }

    private void where(List<Condition> conditions) throws IOException {
        out.writeFieldName("where");
        out.writeStartArray();
        for (Condition condition : conditions) {
            triple(condition.getColumn(), condition.getFunction().toString(), condition.getValue());
        }
        out.writeEndArray();
    }

    private void mutations(List<Mutation> mutations) throws IOException {
        out.writeFieldName("mutations");
        out.writeStartArray();
        for (Mutation mutation : mutations) {
            triple(mutation.getColumn(), mutation.getMutator().toString(), mutation.getValue());
        }
        out.writeEndArray();
    }

    private void triple(String column, String operator, Object value) throws IOException {
        out.writeStartArray();
        out.writeString(column);
        out.writeString(operator);
        value(value);
        out.writeEndArray();
    }

    private void row(String name, Map<String, Object> cells) throws IOException {
        out.writeFieldName(name);
        row(cells);
    }

    private void row(Map<String, Object> cells) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, Object> cell : new TreeMap<>(cells).entrySet()) {
            out.writeFieldName(cell.getKey());
            value(cell.getValue());
        }
        out.writeEndObject();
    }

    private void value(Object value) throws IOException {
        switch (value) {
            case String string -> out.writeString(string);
            case Long integer -> out.writeNumber(integer);
            case Double real -> out.writeNumber(real);
            case Boolean bool -> out.writeBoolean(bool);
            case UUID uuid -> uuid(uuid.toString());
            case OvsdbSet<?> set -> set(set);
            case OvsdbMap<?, ?> map -> map(map);
            default -> throw new IllegalStateException("no cell holds a " + value.getClass());
        }
    }

    private void uuid(String uuid) throws IOException {
        out.writeStartArray();
        out.writeString(Notation.isName(uuid) ? "named-uuid" : "uuid");
        out.writeString(uuid);
        out.writeEndArray();
    }

    private void set(OvsdbSet<?> elements) throws IOException {
        out.writeStartArray();
        out.writeString("set");
        out.writeStartArray();
        for (Object element : elements) {
            value(element);
        }
        out.writeEndArray();
        out.writeEndArray();
    }

    private void map(OvsdbMap<?, ?> pairs) throws IOException {
        out.writeStartArray();
        out.writeString("map");
        out.writeStartArray();
        for (Map.Entry<?, ?> pair : pairs.entrySet()) {
            out.writeStartArray();
            value(pair.getKey());
            value(pair.getValue());
            out.writeEndArray();
        }
        out.writeEndArray();
        out.writeEndArray();
    }
}
