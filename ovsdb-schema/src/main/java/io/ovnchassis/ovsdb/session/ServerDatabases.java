package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.delta.RowUpdate;
import io.ovnchassis.ovsdb.delta.TableUpdate;
import io.ovnchassis.ovsdb.schema.MalformedValueException;
import io.ovnchassis.ovsdb.schema.Ref;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a server tells about its databases, and whether one of them is fit to be replicated (ovsdb-cs.c's rules). */
final class ServerDatabases {
    /** The judgement on a server. */
    sealed interface Fitness {
        /** It is. */
        record Fit() implements Fitness {}

        /** It is not, for a reason to be logged after the name of the remote. */
        record Unfit(String reason) implements Fitness {}

        /** It would be if it were not behind of what another member of the cluster had already. */
        record Stale(String reason) implements Fitness {}
    }

    private final Map<Ref<ServerDatabase>, ServerDatabase> rows = new HashMap<>();

    /** @throws MalformedValueException when the update does not fit what came before it */
    void apply(DatabaseUpdate update) {
        if (update.snapshot()) {
            rows.clear();
        }
        for (TableUpdate<?> table : update.tables()) {
            table.rows().forEach(this::apply);
        }
    }

    private void apply(RowUpdate<?> update) {
        switch (update) {
            case RowChange.Inserted<?>(ServerDatabase row) -> rows.put(row.ref(), row);
            case RowUpdate.Modify<?>(ServerDatabase values, var columns, var differences) -> {
                ServerDatabase old = rows.get(values.ref());
                if (old == null) {
                    throw new MalformedValueException("Database " + values.ref() + " was changed but never inserted");
                }
                rows.put(values.ref(), old.with(values, columns));
            }
            case RowUpdate.Delete<?>(var ref) -> rows.remove(ref);
            case RowChange.Inserted<?> other -> throw foreign(other);
            case RowUpdate.Modify<?> other -> throw foreign(other);
        }
    }

    private static IllegalStateException foreign(RowUpdate<?> update) {
        return new IllegalStateException("only table Database is monitored, found " + update.ref());
    }

    /** Judges the server as a source of a database; remembers in {@code progress} how far a cluster has come. */
    Fitness judge(String database, boolean leaderOnly, Progress progress) {
        Optional<ServerDatabase> found = rows.values().stream()
                .filter(row -> row.name().equals(database))
                .findFirst();
        if (found.isEmpty()) {
            return new Fitness.Unfit("server does not have " + database + " database");
        }
        return switch (found.get().model()) {
            case "clustered" -> judgeMember(found.get(), leaderOnly, progress);
            case "relay" -> judgeRelay(found.get(), leaderOnly);
            default -> withSchema(found.get(), "missing database schema");
        };
    }

    private static Fitness judgeMember(ServerDatabase row, boolean leaderOnly, Progress progress) {
        String server = "clustered database server ";
        if (row.schema().isPresent() && !row.connected()) {
            return tryingAnother(server + "is disconnected from cluster");
        }
        if (row.schema().isPresent() && leaderOnly && !row.leader()) {
            return tryingAnother(server + "is not cluster leader");
        }
        if (row.schema().isPresent() && !progress.advanceTo(row.index().orElse(0L))) {
            return new Fitness.Stale(server + "has stale data; trying another server");
        }
        return withSchema(row, server + "has not yet joined cluster; trying another server");
    }

    private static Fitness judgeRelay(ServerDatabase row, boolean leaderOnly) {
        String server = "relay database server ";
        if (row.schema().isPresent() && !row.connected()) {
            return tryingAnother(server + "is disconnected from the relay source");
        }
        if (row.schema().isPresent() && leaderOnly) {
            return tryingAnother(server + "cannot be a leader");
        }
        return withSchema(row, server + "has not yet connected to the relay source; trying another server");
    }

    private static Fitness tryingAnother(String reason) {
        return new Fitness.Unfit(reason + "; trying another server");
    }

    private static Fitness withSchema(ServerDatabase row, String reasonWithout) {
        return row.schema().isPresent() ? new Fitness.Fit() : new Fitness.Unfit(reasonWithout);
    }
}
