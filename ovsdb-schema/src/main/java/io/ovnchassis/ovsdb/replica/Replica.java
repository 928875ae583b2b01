package io.ovnchassis.ovsdb.replica;

import io.ovnchassis.ovsdb.delta.ContradictionException;
import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.delta.TableDelta;
import io.ovnchassis.ovsdb.delta.TableUpdate;
import io.ovnchassis.ovsdb.schema.Database;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The contents of a database, as far as its tables are replicated, and what changed in them during the current step.
 * Does no I/O; confined to the thread that owns it.
 */
public final class Replica {
    private final Database database;
    private final Map<Table<?>, TableView<?>> views = new LinkedHashMap<>();

    /** What came of an update. */
    public sealed interface Result {
        /** All of it is in the replica. */
        record Applied() implements Result {}

        /** None of it is: the server and the replica have come apart. */
        record Inconsistent(String reason) implements Result {}
    }

    /** A table and what is about to change in it. */
    private record Staged<R extends Row<R>>(TableView<R> view, TableDelta<R> delta) {
        void apply() {
            view.apply(delta);
        }
    }

    /**
     * An empty replica.
     *
     * @param tables those of {@code database} that are replicated
     * @throws IllegalArgumentException when one of them is of another database
     */
    public Replica(Database database, Collection<? extends Table<?>> tables) {
        this.database = database;
        for (Table<?> table : tables) {
            if (!database.tables().contains(table)) {
                throw new IllegalArgumentException("there is no table " + table + " in " + database.name());
            }
            views.put(table, new TableView<>(table));
        }
    }

    /** What this is a replica of. */
    public Database database() {
        return database;
    }

    /**
     * The contents of one table.
     *
     * @throws IllegalArgumentException when the table is not replicated
     */
    public <R extends Row<R>> TableView<R> table(Table<R> table) {
        // A table is the key of a view of its own row type, by construction.
        @SuppressWarnings("unchecked")
        TableView<R> view = (TableView<R>) views.get(table);
        if (view == null) {
            throw new IllegalArgumentException("table " + table + " of " + database.name() + " is not replicated");
        }
        return view;
    }

    /** How many rows there are in all tables together. */
    public long rows() {
        return views.values().stream().mapToLong(TableView::size).sum();
    }

    /** How much there is in all tables together: rows times columns. */
    public long cells() {
        return views.values().stream()
                .mapToLong(
                        view -> (long) view.size() * view.definition().columns().size())
                .sum();
    }

    /**
     * Applies an update, whole or not at all. A snapshot is applied as its difference to what is there: a row that is
     * equal stays the very same object and has not changed.
     */
    public Result apply(DatabaseUpdate update) {
        try {
            stage(update).forEach(Staged::apply);
            return new Result.Applied();
        } catch (ContradictionException e) {
            return new Result.Inconsistent(e.reason());
        }
    }

    private Collection<Staged<?>> stage(DatabaseUpdate update) throws ContradictionException {
        Map<Table<?>, Staged<?>> staged = new LinkedHashMap<>();
        for (TableUpdate<?> table : update.tables()) {
            if (!views.containsKey(table.table())) {
                throw new ContradictionException("cannot change table " + table.table() + ": it is not replicated");
            }
            if (staged.put(table.table(), stage(table, update.kind())) != null) {
                throw new ContradictionException("cannot change table " + table.table() + " twice in one update");
            }
        }
        if (update.snapshot()) {
            for (Table<?> table : views.keySet()) {
                if (!staged.containsKey(table)) {
                    staged.put(table, stage(new TableUpdate<>(table, List.of()), update.kind()));
                }
            }
        }
        return staged.values();
    }

    private <R extends Row<R>> Staged<R> stage(TableUpdate<R> update, DatabaseUpdate.Kind kind)
            throws ContradictionException {
        TableView<R> view = table(update.table());
        return new Staged<>(view, view.merge(update.rows(), kind));
    }

    /** Ends the step: what changed so far is seen no more. */
    public void clearChanges() {
        views.values().forEach(TableView::clearChanges);
    }
}
