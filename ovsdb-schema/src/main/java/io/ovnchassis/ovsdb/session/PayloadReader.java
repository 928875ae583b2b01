package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.delta.DatabaseUpdate.Kind;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.MalformedValueException;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.wire.Cursor;
import io.ovnchassis.ovsdb.wire.DatabaseSchema;
import io.ovnchassis.ovsdb.wire.MonitorMethod;
import io.ovnchassis.ovsdb.wire.OperationResults;
import io.ovnchassis.ovsdb.wire.Payloads;
import io.ovnchassis.ovsdb.wire.Requests;
import io.ovnchassis.ovsdb.wire.Updates;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Decodes what the server says. The form of a result follows from its shape and from the one request that is not
 * answered yet, so that its {@code "id"} may come later.
 */
final class PayloadReader implements Payloads<Payload> {
    /** The longest {@code echo} that is sent back, in characters; a server sends an empty one. */
    private static final int ECHO_CHARS_MAX = 64 << 10;

    private final String database;
    private final Supplier<Phase> phase;
    private final Updates server = new Updates();

    /** @param phase how far the conversation has got when a message is read */
    PayloadReader(String database, Supplier<Phase> phase) {
        this.database = database;
        this.phase = phase;
        Table<ServerDatabase> table = ServerDatabase.TABLE;
        server.monitor(table, table.allColumns(), ColumnSet.NONE);
    }

    @Override
    public Payload params(String method, Cursor in) {
        return switch (method) {
            case "update" -> changes(in, MonitorMethod.MONITOR);
            case "update2" -> changes(in, MonitorMethod.MONITOR_COND);
            case "update3" -> changes(in, MonitorMethod.MONITOR_COND_SINCE);
            case "monitor_canceled" -> canceled(in);
            case "echo" -> new Payload.Echo(in.json(ECHO_CHARS_MAX));
            default -> nothing(in);
        };
    }

    private Payload changes(Cursor in, MonitorMethod method) {
        in.beginArray();
        String changed = in.string();
        UUID last = method == MonitorMethod.MONITOR_COND_SINCE ? in.uuid() : Requests.noTransaction();
        DatabaseUpdate update = updates(changed).read(in, method, Kind.STEP);
        in.endArray();
        return new Payload.Changes(changed, last, update);
    }

    private Updates updates(String changed) {
        if (changed.equals(ServerDatabase.SERVER.name())) {
            return server;
        }
        if (changed.equals(database) && phase.get() instanceof Phase.Monitoring(var agreement, var method)) {
            return agreement.updates();
        }
        throw new MalformedValueException("\"" + changed + "\" is not monitored");
    }

    private static Payload canceled(Cursor in) {
        in.beginArray();
        String name = in.string();
        in.endArray();
        return new Payload.Canceled(name);
    }

    private static Payload nothing(Cursor in) {
        in.skip();
        return new Payload.Nothing();
    }

    @Override
    public Payload result(Cursor in) {
        if (in.isObject()) {
            return object(in);
        }
        if (!in.isArray()) {
            return nothing(in);
        }
        in.beginArray();
        if (!in.nextElement()) {
            return new Payload.Results(List.of());
        }
        return in.isBoolean() ? contentsSince(in) : new Payload.Results(OperationResults.readAll(in));
    }

    private Payload object(Cursor in) {
        return switch (phase.get()) {
            case Phase.ServerSchemaAsked(), Phase.SchemaAsked() -> new Payload.Schema(DatabaseSchema.read(in));
            case Phase.ServerContentsAsked() -> contents(in, server, MonitorMethod.MONITOR_COND);
            case Phase.ContentsAsked(var agreement, var method) -> contents(in, agreement.updates(), method);
            case Phase.AwarenessAsked _, Phase.Monitoring _ -> nothing(in);
        };
    }

    private static Payload contents(Cursor in, Updates updates, MonitorMethod method) {
        return new Payload.Contents(Requests.noTransaction(), updates.read(in, method, Kind.SNAPSHOT));
    }

    /** {@code [<found>, <last-txn-id>, <table-updates2>]}, from its first element (ovsdb-server(7) section 4.1.15). */
    private Payload contentsSince(Cursor in) {
        if (!(phase.get() instanceof Phase.ContentsAsked(var agreement, var method))) {
            throw new MalformedValueException("contents that were not asked for");
        }
        boolean found = in.bool();
        UUID last = in.uuid();
        DatabaseUpdate update = agreement.updates().read(in, method, found ? Kind.MISSED : Kind.SNAPSHOT);
        in.endArray();
        return new Payload.Contents(last, update);
    }
}
