package io.ovnchassis.controller.simulation;

import io.ovnchassis.controller.FakeServer;
import io.ovnchassis.ovsdb.schema.Database;
import io.ovnchassis.ovsdb.wire.OperationError;
import io.ovnchassis.ovsdb.wire.OperationResult;
import io.ovnchassis.ovsdb.wire.TransactReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A database, and the servers that serve it: one, or the members of a cluster. */
final class SimulatedDatabase {
    private final Database definition;
    private final String schema;
    private final History history;
    private final List<SimulatedServer> servers = new ArrayList<>();
    private final Watcher watcher;
    private Optional<String> refusal = Optional.empty();

    /** Looks at every transaction of the daemon. */
    @FunctionalInterface
    interface Watcher {
        /**
         * A transaction was executed.
         *
         * @param operations what it was, one JSON object each
         * @param commit what came of it; empty when it changed nothing
         */
        void executed(List<Map<String, Object>> operations, Optional<History.Commit> commit);
    }

    /** @param schema what it says when it is asked */
    SimulatedDatabase(Database definition, FakeServer rows, String schema, Watcher watcher) {
        this.definition = definition;
        this.schema = schema;
        this.history = new History(rows);
        this.watcher = watcher;
    }

    Database definition() {
        return definition;
    }

    String schema() {
        return schema;
    }

    History history() {
        return history;
    }

    void add(SimulatedServer server) {
        servers.add(server);
    }

    List<SimulatedServer> servers() {
        return servers;
    }

    /** Tells every client of every server what changed. */
    Optional<History.Commit> publish() {
        Optional<History.Commit> commit = history.commit();
        commit.ifPresent(_ -> servers.forEach(SimulatedServer::publish));
        return commit;
    }

    /** The next transaction is refused for this reason. */
    void refuseNext(String error) {
        refusal = Optional.of(error);
    }

    /** Nothing is refused any more. */
    void refuseNothing() {
        refusal = Optional.empty();
    }

    /** Carries out a transaction and tells every client; what others did before comes first. */
    TransactReply execute(List<Map<String, Object>> operations) {
        publish();
        if (refusal.isPresent()) {
            OperationError error = new OperationError(refusal.get(), "the schedule says so");
            refusal = Optional.empty();
            return new TransactReply(List.of(new OperationResult.Failed(error)));
        }
        TransactReply reply = history.rows().execute(operations);
        boolean failed = reply.results().stream().anyMatch(OperationResult.Failed.class::isInstance);
        Optional<History.Commit> commit = publish();
        if (!failed) {
            watcher.executed(operations, commit);
        }
        return reply;
    }

    @Override
    public String toString() {
        return definition.name();
    }
}
