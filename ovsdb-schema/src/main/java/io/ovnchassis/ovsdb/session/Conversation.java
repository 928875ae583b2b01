package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import io.ovnchassis.ovsdb.wire.DatabaseSchema;
import io.ovnchassis.ovsdb.wire.Message;
import io.ovnchassis.ovsdb.wire.MonitorMethod;
import io.ovnchassis.ovsdb.wire.OperationError;
import io.ovnchassis.ovsdb.wire.OperationResult;
import io.ovnchassis.ovsdb.wire.Quotation;
import io.ovnchassis.ovsdb.wire.Requests;
import io.ovnchassis.ovsdb.wire.TransactReply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said over one connection: what to ask next, and what an answer means. Knows no socket and no time. Confined
 * to the I/O thread.
 */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger("ovsdb_cs");
    private static final String SERVER = ServerDatabase.SERVER.name();

    /** Where messages and events go. */
    interface Outlet {
        void send(byte[] message) throws ConnectionEnd;

        void post(LinkEvent event);
    }

    /**
     * What it is about.
     *
     * @param leaderOnly whether of a cluster only the leader will do
     */
    record Subject(MonitorPlan plan, boolean leaderOnly) {}

    private final Remote remote;
    private final Subject subject;
    private final Progress progress;
    private final Outlet out;
    private final ServerDatabases databases = new ServerDatabases();

    private Phase phase = new Phase.ServerSchemaAsked();
    private long requests;
    private String awaited = "";
    private String selecting = "";

    /** The transactions in flight: the owner's number by ours. */
    private final Map<String, Long> transactions = new HashMap<>();

    private final long session;

    Conversation(Remote remote, Subject subject, Progress progress, Outlet out) {
        this.remote = remote;
        this.subject = subject;
        this.progress = progress;
        this.out = out;
        this.session = progress.nextSession();
    }

    /** Says the first word. */
    void begin() throws ConnectionEnd {
        ask(phase, Requests.getSchema(expectReply(), SERVER));
    }

    /** What decodes the messages of this conversation. */
    PayloadReader payloads() {
        return new PayloadReader(databaseName(), () -> phase);
    }

    /** Whether the owner was told of this connection. */
    boolean isMonitoring() {
        return phase instanceof Phase.Monitoring;
    }

    /** Whether everything that the owner asked for is answered. */
    boolean isAtRest() {
        return isMonitoring() && transactions.isEmpty() && selecting.isEmpty();
    }

    /** Sends a transaction; one that was not made for this session is dropped, as {@link OvsdbLink#transact} says. */
    void transact(Orders.Transaction transaction) throws ConnectionEnd {
        if (!isMonitoring() || transaction.session() != session) {
            LOG.debug("{}: dropped transaction {} of session {}", remote, transaction.id(), transaction.session());
            return;
        }
        String id = nextId();
        transactions.put(id, transaction.id());
        out.send(Requests.transact(id, databaseName(), transaction.operations()));
    }

    /** Asks for the rows that the owner wants, unless they are there, or others are on their way. */
    void select() throws ConnectionEnd {
        if (!(phase instanceof Phase.Monitoring(var agreement, var method))) {
            return;
        }
        RowSelection before = progress.selection().inForce();
        Optional<SelectionTrack.Wanted> next = progress.selection().askChange();
        if (next.isEmpty()) {
            return;
        }
        Map<String, String> where = next.get().rows().changesSince(before, agreement.monitored());
        if (where.isEmpty() || method == MonitorMethod.MONITOR) {
            selected();
        } else {
            selecting = nextId();
            out.send(Requests.changeConditions(selecting, databaseName(), where));
        }
    }

    private void selected() throws ConnectionEnd {
        long number = progress.selection().confirm();
        if (number > 0) {
            out.post(new LinkEvent.Selected(number));
        }
        select();
    }

    /**
     * Takes a message.
     *
     * @throws MalformedValueException when it makes no sense here
     */
    void hear(Message<Payload> message) throws ConnectionEnd {
        switch (message) {
            case Message.Call<Payload>(var id, var method, Payload.Echo(var json)) -> {
                if (id.isPresent()) {
                    out.send(Requests.reply(id.get(), json));
                }
            }
            case Message.Call<Payload>(var id, var method, Payload.Changes changes) -> changed(changes);
            case Message.Call<Payload>(var id, var method, Payload.Canceled(var name)) ->
                throw unfit("the server no longer monitors " + Quotation.of(name) + " (was it converted?)");
            case Message.Call<Payload>(var id, var method, var ignored) ->
                LOG.debug("{}: received unexpected {} message", remote, Quotation.of(method));
            case Message.Reply<Payload>(var id, var result) -> replied(id, result);
            case Message.Refusal<Payload>(var id, var error) -> refused(id, error);
        }
    }

    private void changed(Payload.Changes changes) throws ConnectionEnd {
        if (changes.database().equals(SERVER)) {
            databases.apply(changes.update());
            requireFitness();
        } else {
            progress.reached(changes.last());
            out.post(new LinkEvent.Updated(changes.update()));
        }
    }

    private void replied(String id, Payload result) throws ConnectionEnd {
        Long transaction = transactions.remove(id);
        if (id.equals(awaited)) {
            awaited = "";
            answered(result);
        } else if (id.equals(selecting)) {
            selecting = "";
            selected();
        } else if (transaction == null) {
            LOG.debug("{}: received unexpected reply to {}", remote, id);
        } else if (result instanceof Payload.Results(var results)) {
            out.post(new LinkEvent.Replied(transaction, new TransactReply(results)));
        } else {
            throw new MalformedValueException("the reply to a transaction is not an array of results");
        }
    }

    private void refused(String id, OperationError error) throws ConnectionEnd {
        Long transaction = transactions.remove(id);
        if (id.equals(awaited)) {
            awaited = "";
            refused(error);
        } else if (id.equals(selecting)) {
            throw unfit("the server refused other conditions: " + Quotation.of(error.toString()));
        } else if (transaction == null) {
            LOG.debug("{}: received unexpected error reply to {}: {}", remote, id, Quotation.of(error.toString()));
        } else {
            TransactReply reply = new TransactReply(List.of(new OperationResult.Failed(error)));
            out.post(new LinkEvent.Replied(transaction, reply));
        }
    }

    /** The one request that is not answered yet is answered. */
    private void answered(Payload result) throws ConnectionEnd {
        switch (phase) {
            case Phase.ServerSchemaAsked() -> askServerContents(schema(result));
            case Phase.ServerContentsAsked() -> {
                databases.apply(contents(result).update());
                requireFitness();
                ask(new Phase.AwarenessAsked(), Requests.setDbChangeAware(expectReply()));
            }
            case Phase.AwarenessAsked() -> askSchema();
            case Phase.SchemaAsked() -> agree(schema(result));
            case Phase.ContentsAsked(var agreement, var method) ->
                beginMonitoring(new Phase.Monitoring(agreement, method), contents(result));
            case Phase.Monitoring _ -> throw new IllegalStateException("nothing was asked");
        }
    }

    /** The one request that is not answered yet is refused. */
    private void refused(OperationError error) throws ConnectionEnd {
        switch (phase) {
            case Phase.ServerSchemaAsked(), Phase.ServerContentsAsked(), Phase.AwarenessAsked() -> askSchema();
            case Phase.SchemaAsked() -> throw unfit("server does not have " + databaseName() + " database");
            case Phase.ContentsAsked(var agreement, var method) -> askOlder(agreement, method, error);
            case Phase.Monitoring _ -> throw new IllegalStateException("nothing was asked");
        }
    }

    private void askServerContents(DatabaseSchema schema) throws ConnectionEnd {
        Agreement agreement = Agreement.between(MonitorPlan.all(ServerDatabase.SERVER), schema);
        byte[] request = Requests.monitor(
                expectReply(),
                MonitorMethod.MONITOR_COND,
                SERVER,
                agreement.updates().names(),
                Map.of());
        ask(new Phase.ServerContentsAsked(), request);
    }

    /**
     * Asks for the schema even of a server that has told it already: what {@code _Server} says is not brought up to date
     * when a standalone database is converted.
     */
    private void askSchema() throws ConnectionEnd {
        ask(new Phase.SchemaAsked(), Requests.getSchema(expectReply(), databaseName()));
    }

    private void agree(DatabaseSchema schema) throws ConnectionEnd {
        Agreement agreement = Agreement.between(subject.plan(), schema);
        String omissions = agreement.omissions();
        if (progress.isNews(omissions)) {
            LOG.warn("{}: {}", remote, omissions);
        }
        askContents(agreement, MonitorMethod.MONITOR_COND_SINCE);
    }

    private void askContents(Agreement agreement, MonitorMethod method) throws ConnectionEnd {
        Map<String, List<String>> columns = agreement.updates().names();
        String id = expectReply();
        UUID last = progress.resumeWith(agreement.monitored());
        RowSelection rows = progress.selection().ask(!last.equals(Requests.noTransaction()));
        Map<String, String> where = method == MonitorMethod.MONITOR ? Map.of() : rows.where(agreement.monitored());
        byte[] request = method == MonitorMethod.MONITOR_COND_SINCE
                ? Requests.monitorSince(id, databaseName(), columns, where, last)
                : Requests.monitor(id, method, databaseName(), columns, where);
        ask(new Phase.ContentsAsked(agreement, method), request);
    }

    private void askOlder(Agreement agreement, MonitorMethod method, OperationError error) throws ConnectionEnd {
        Optional<MonitorMethod> older = method.older();
        if (older.isEmpty() || !error.error().equals("unknown method")) {
            throw unfit("the server refused " + method.wireName() + ": " + Quotation.of(error.toString()));
        }
        askContents(agreement, older.get());
    }

    private void beginMonitoring(Phase.Monitoring monitoring, Payload.Contents contents) throws ConnectionEnd {
        phase = monitoring;
        progress.reached(contents.last());
        out.post(new LinkEvent.Updated(contents.update()));
        out.post(new LinkEvent.Synchronized(
                remote, session, monitoring.agreement().monitored()));
        selected();
    }

    private void requireFitness() throws ConnectionEnd {
        switch (databases.judge(databaseName(), subject.leaderOnly(), progress)) {
            case ServerDatabases.Fitness.Fit() -> {}
            case ServerDatabases.Fitness.Unfit(var reason) -> throw unfit(reason);
            case ServerDatabases.Fitness.Stale(var reason) -> {
                LOG.warn("{}: {}", remote, reason);
                throw new ConnectionEnd(ConnectionEnd.Cause.UNFIT, reason);
            }
        }
    }

    private ConnectionEnd unfit(String reason) {
        LOG.info("{}: {}", remote, reason);
        return new ConnectionEnd(ConnectionEnd.Cause.UNFIT, reason);
    }

    private static DatabaseSchema schema(Payload result) {
        if (result instanceof Payload.Schema(var schema)) {
            return schema;
        }
        throw new MalformedValueException("the reply to get_schema is not a schema");
    }

    private static Payload.Contents contents(Payload result) {
        if (result instanceof Payload.Contents contents) {
            return contents;
        }
        throw new MalformedValueException("the reply to a monitor request is not the contents of tables");
    }

    private void ask(Phase next, byte[] request) throws ConnectionEnd {
        phase = next;
        out.send(request);
    }

    private String expectReply() {
        awaited = nextId();
        return awaited;
    }

    private String nextId() {
        return Long.toString(++requests);
    }

    private String databaseName() {
        return subject.plan().database().name();
    }
}
