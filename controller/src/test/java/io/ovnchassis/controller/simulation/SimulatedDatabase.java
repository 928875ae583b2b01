package io.ovnchassis.controller.simulation;

import io.ovnchassis.controller.FakeServer;
import io.ovnchassis.ovsdb.schema.Database;
import io.ovnchassis.ovsdb.wire.OperationError;
import io.ovnchassis.ovsdb.wire.OperationResult;
import io.ovnchassis.ovsdb.wire.TransactReply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A database, and the servers that serve it: one, or the members of a cluster. */
final class SimulatedDatabase {
    private final Database definition;
    private final String schema;
    private final History history;
    private final List<SimulatedServer> servers = new ArrayList<>();
    private final Watcher watcher;
    private Optional<Refusal> refusal = Optional.empty();
    private Predicate<String> denied = _ -> false;

    /** @param late whether all operations went well, and their transaction does not all the same */
    private record Refusal(String error, boolean late) {}

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

    /** Its rows get other identities, and nobody knows what was before. No server may be up. */
    void restoreElsewhere() {
        publish();
        history.rows().restoreElsewhere();
        publish();
        history.forget();
    }

    /** The next transaction is refused for this reason, by its first operation or after its last one. */
    void refuseNext(String error, boolean late) {
        refusal = Optional.of(new Refusal(error, late));
    }

    /** Until further notice nothing may be written to the tables of which this says so (ovn-sb(5), RBAC_Permission). */
    void denyWriting(Predicate<String> tables) {
        denied = tables;
    }

    /** Nothing is refused any more. */
    void refuseNothing() {
        refusal = Optional.empty();
        denied = _ -> false;
    }

    /** Carries out a transaction and tells every client; what others did before comes first. */
    TransactReply execute(List<Map<String, Object>> operations) {
        publish();
        Optional<TransactReply> refused =
                refusal.map(it -> refused(it, operations.size())).or(() -> denied(operations));
        refusal = Optional.empty();
        if (refused.isPresent()) {
            return refused.get();
        }
        TransactReply reply = history.rows().execute(operations);
        boolean failed = reply.results().stream().anyMatch(OperationResult.Failed.class::isInstance);
        Optional<History.Commit> commit = publish();
        if (!failed) {
            watcher.executed(operations, commit);
        }
        return reply;
    }

    private static TransactReply refused(Refusal refusal, int operations) {
        List<OperationResult> results = new ArrayList<>();
        if (refusal.late()) {
            results.addAll(Collections.nCopies(operations, new OperationResult.Succeeded(0, Optional.empty())));
        }
        results.add(new OperationResult.Failed(new OperationError(refusal.error(), "the schedule says so")));
        return new TransactReply(results);
    }

    private Optional<TransactReply> denied(List<Map<String, Object>> operations) {
        List<OperationResult> results = new ArrayList<>();
        for (Map<String, Object> operation : operations) {
            if (!"wait".equals(operation.get("op")) && denied.test(String.valueOf(operation.get("table")))) {
                results.add(new OperationResult.Failed(new OperationError("permission error", "the role says so")));
                return Optional.of(new TransactReply(results));
            }
            results.add(new OperationResult.Succeeded(0, Optional.empty()));
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return definition.name();
    }
}
