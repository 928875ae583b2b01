package io.ovnchassis.controller;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.delta.TableUpdate;
import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Database;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.RowBuilder;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.wire.OperationError;
import io.ovnchassis.ovsdb.wire.OperationResult;
import io.ovnchassis.ovsdb.wire.TransactReply;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A database server in memory: typed rows, and as much of RFC 7047 section 5.2 as the daemon's transactions use. A test
 * edits the rows directly, as another client would.
 */
public final class FakeServer {
    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;
    private final Map<Table<?>, FakeTable<?>> tables = new LinkedHashMap<>();
    private final Integrity integrity = new Integrity(this);
    private long rowsMade;

    /** Thrown by a transaction that fails. */
    static final class Failure extends Exception {
        private final String error;

        Failure(String error) {
            super(error);
            this.error = error;
        }
    }

    public FakeServer(Database database) {
        this.database = database;
        database.tables().forEach(table -> tables.put(table, new FakeTable<>(table)));
    }

    <R extends Row<R>> FakeTable<R> table(Table<R> table) {
        // A table is the key of a fake of its own row type, by construction.
        @SuppressWarnings("unchecked")
        FakeTable<R> fake = (FakeTable<R>) tables.get(table);
        if (fake == null) {
            throw new IllegalArgumentException("this database has no table " + table);
        }
        return fake;
    }

    private FakeTable<?> tableNamed(String name) {
        return tables.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    boolean has(Table<?> table) {
        return tables.containsKey(table);
    }

    public <R extends Row<R>> Collection<R> rows(Table<R> table) {
        return table(table).rows();
    }

    public <R extends Row<R>> Optional<R> get(Table<R> table, Ref<R> ref) {
        return table(table).get(ref);
    }

    /** The one row of a table. */
    public <R extends Row<R>> R only(Table<R> table) {
        Collection<R> rows = rows(table);
        if (rows.size() != 1) {
            throw new AssertionError("expected one row in " + table + ", found " + rows);
        }
        return rows.iterator().next();
    }

    public <R extends Row<R>> R insert(RowBuilder<R> builder) {
        R row = builder.build(Ref.of(newUuid()));
        table(row.definition()).put(row);
        return row;
    }

    /** Sets one cell; {@code row} says which row, its other cells may be out of date. */
    public <R extends Row<R>, T> R set(R row, Column<R, T> column, T cell) {
        FakeTable<R> table = table(row.definition());
        R current = table.get(row.ref()).orElseThrow();
        if (column.get(current).equals(cell)) {
            return current;
        }
        R changed = PlainCell.into(current, Map.of(column, PlainCell.of(column, cell)));
        table.put(changed);
        return changed;
    }

    public <R extends Row<R>> void delete(R row) {
        table(row.definition()).delete(row.ref());
    }

    /** Edits as a client makes them in one transaction: afterwards the rows are as a server would have them. */
    public void transact(Runnable edits) {
        integrity.begin();
        edits.run();
        try {
            integrity.settle();
        } catch (Failure e) {
            throw new AssertionError("the edits of the test", e);
        }
    }

    /** Another one with the same rows. */
    public FakeServer copy() {
        FakeServer copy = new FakeServer(database);
        tables.values().forEach(table -> copyRows(table, copy));
        return copy;
    }

    private static <R extends Row<R>> void copyRows(FakeTable<R> table, FakeServer copy) {
        table.rows().forEach(row -> copy.table(row.definition()).put(row));
    }

    /** Somebody restores what is there into a new database: the same rows, and each has another identity. */
    public void restoreElsewhere() {
        Map<UUID, UUID> names = new HashMap<>();
        tables.values()
                .forEach(
                        table -> table.rows().forEach(row -> names.put(row.ref().uuid(), newUuid())));
        tables.values().forEach(table -> table.rename(names));
    }

    /** The same history always gives the same ones. */
    private UUID newUuid() {
        rowsMade++;
        return new UUID(0x5eedL << 48 | 0x4000, 0x8L << 60 | rowsMade);
    }

    /** All rows, for a client that has just connected. */
    DatabaseUpdate contents(MonitorPlan plan) {
        return update(plan, true);
    }

    /** What changed since the last time. */
    DatabaseUpdate news(MonitorPlan plan) {
        return update(plan, false);
    }

    private DatabaseUpdate update(MonitorPlan plan, boolean snapshot) {
        List<TableUpdate<?>> updates = new ArrayList<>();
        tables.forEach((table, rows) -> {
            ColumnSet monitored = plan.columns(table);
            TableUpdate<?> update = snapshot ? rows.contents(monitored) : rows.news(monitored);
            if (!monitored.isEmpty() && !update.rows().isEmpty()) {
                updates.add(update);
            }
        });
        return new DatabaseUpdate(snapshot ? DatabaseUpdate.Kind.SNAPSHOT : DatabaseUpdate.Kind.STEP, updates);
    }

    /** What changed since the last time, for a server that tells several clients. */
    public List<RowChange<?>> takeNews() {
        List<RowChange<?>> changes = new ArrayList<>();
        tables.values().forEach(table -> changes.addAll(table.takeNews()));
        return changes;
    }

    /** Executes a transaction, whole or not at all. */
    TransactReply execute(String operations) {
        return execute(parse(operations));
    }

    /** Executes a transaction, whole or not at all; each operation is a JSON object as Jackson reads it. */
    public TransactReply execute(List<Map<String, Object>> operations) {
        tables.values().forEach(FakeTable::keep);
        List<OperationResult> results = new ArrayList<>();
        try {
            Map<String, UUID> named = new HashMap<>();
            integrity.begin();
            for (Map<String, Object> members : operations) {
                results.add(new Operation(members, named).execute());
            }
            integrity.settle();
        } catch (Failure failure) {
            tables.values().forEach(FakeTable::undo);
            results.add(new OperationResult.Failed(new OperationError(failure.error, "")));
        }
        return new TransactReply(results);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> parse(String operations) {
        try {
            return JSON.readValue(operations, List.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + operations, e);
        }
    }

    /** One operation of a transaction; {@code named} holds the rows that the transaction inserts, by name. */
    private final class Operation {
        private final Map<String, Object> members;
        private final Map<String, UUID> named;

        Operation(Map<String, Object> members, Map<String, UUID> named) {
            this.members = members;
            this.named = named;
        }

        OperationResult execute() throws Failure {
            return text("op").equals("comment")
                    ? new OperationResult.Succeeded(0, Optional.empty())
                    : execute(tableNamed(text("table")));
        }

        private <R extends Row<R>> OperationResult execute(FakeTable<R> table) throws Failure {
            if (text("op").equals("insert")) {
                UUID uuid = named(text("uuid-name"));
                table.update(table.fresh(Ref.of(uuid)), cells(member("row")));
                integrity.inserted(Ref.of(uuid));
                return new OperationResult.Succeeded(0, Optional.of(uuid));
            }
            Optional<R> row = table.get(Ref.of(where()));
            switch (text("op")) {
                case "wait" -> await(table, row);
                case "update" -> row.ifPresent(present -> table.update(present, cells(member("row"))));
                case "mutate" -> row.ifPresent(present -> mutate(table, present.ref()));
                case "delete" -> row.ifPresent(present -> table.delete(present.ref()));
                default -> throw new IllegalArgumentException("unknown operation: " + members);
            }
            return new OperationResult.Succeeded(row.isPresent() ? 1 : 0, Optional.empty());
        }

        private <R extends Row<R>> void await(FakeTable<R> table, Optional<R> row) throws Failure {
            Map<String, Object> expected = cells(list(member("rows")).getFirst());
            if (row.filter(present -> table.matches(present, expected)).isEmpty()) {
                throw new Failure("timed out");
            }
        }

        private <R extends Row<R>> void mutate(FakeTable<R> table, Ref<R> ref) {
            for (Object mutation : list(member("mutations"))) {
                List<?> parts = list(mutation);
                table.mutate(
                        table.get(ref).orElseThrow(),
                        (String) parts.getFirst(),
                        (String) parts.get(1),
                        PlainCell.ofJson(parts.getLast(), this::named));
            }
        }

        /** The daemon names rows by their identity only. */
        private UUID where() {
            List<?> condition = list(list(member("where")).getFirst());
            if (!condition.subList(0, 2).equals(List.of("_uuid", "=="))) {
                throw new IllegalArgumentException("unknown condition: " + members);
            }
            return (UUID) PlainCell.ofJson(condition.getLast(), this::named);
        }

        private Map<String, Object> cells(Object json) {
            Map<String, Object> cells = new HashMap<>();
            ((Map<?, ?>) json).forEach((name, cell) -> cells.put((String) name, PlainCell.ofJson(cell, this::named)));
            return cells;
        }

        /** A row may be referred to before it is inserted. */
        private UUID named(String row) {
            return named.computeIfAbsent(row, _ -> newUuid());
        }

        private Object member(String name) {
            return Objects.requireNonNull(members.get(name), name);
        }

        private String text(String name) {
            return (String) member(name);
        }

        private static List<?> list(Object json) {
            return (List<?>) json;
        }
    }
}
