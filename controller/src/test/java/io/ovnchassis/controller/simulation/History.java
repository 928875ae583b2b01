package io.ovnchassis.controller.simulation;

import io.ovnchassis.controller.FakeServer;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.delta.TableDelta;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of a database and how they came about: its transactions, as far back as they are remembered. */
final class History {
    private static final UUID BEFORE_ALL = new UUID(0x7a11L << 48 | 0x4000, 0x8L << 60);

    /** What one transaction, or whatever happened in between two looks at the rows, made of them. */
    record Commit(UUID id, List<RowChange<?>> changes) {}

    private final FakeServer rows;
    private final List<Commit> commits = new ArrayList<>();
    private UUID last = BEFORE_ALL;
    private UUID oldest = BEFORE_ALL;
    private long made;

    History(FakeServer rows) {
        this.rows = rows;
    }

    FakeServer rows() {
        return rows;
    }

    /** The latest transaction. */
    UUID last() {
        return last;
    }

    /** Makes a transaction of what changed since the last one, if anything did. */
    Optional<Commit> commit() {
        List<RowChange<?>> changes = rows.takeNews();
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        made++;
        last = new UUID(BEFORE_ALL.getMostSignificantBits(), BEFORE_ALL.getLeastSignificantBits() + made);
        Commit commit = new Commit(last, changes);
        commits.add(commit);
        return Optional.of(commit);
    }

    /** Remembers nothing that was; who comes with an older transaction has to fetch everything. */
    void forget() {
        commits.clear();
        made++;
        last = new UUID(BEFORE_ALL.getMostSignificantBits(), BEFORE_ALL.getLeastSignificantBits() + made);
        oldest = last;
    }

    /** How it is, now and later. */
    View now() {
        return new View(last, made, rows::rows);
    }

    /** How it is now, whatever comes. */
    View snapshot() {
        FakeServer copy = rows.copy();
        return new View(last, made, copy::rows);
    }

    /** What changed from one transaction to another, row by row; empty when one is not remembered, or is the later one. */
    Optional<List<RowChange<?>>> between(UUID from, UUID to) {
        int begin = position(from);
        int end = position(to);
        if (begin < 0 || end < begin) {
            return Optional.empty();
        }
        Net net = new Net();
        commits.subList(begin, end).forEach(commit -> commit.changes().forEach(net::add));
        return Optional.of(net.changes());
    }

    /** After how many of the remembered transactions one is; negative when it is not remembered. */
    private int position(UUID id) {
        if (id.equals(oldest)) {
            return 0;
        }
        for (int i = commits.size(); i > 0; i--) {
            if (commits.get(i - 1).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** Several changes of a row as one. */
    private static final class Net {
        private final Map<Table<?>, TableDelta<?>> tables = new LinkedHashMap<>();

        <R extends Row<R>> void add(RowChange<R> change) {
            Table<R> table = change.before().or(change::after).orElseThrow().definition();
            // A table is the key of changes of its own rows only.
            @SuppressWarnings("unchecked")
            TableDelta<R> delta = (TableDelta<R>) tables.computeIfAbsent(table, _ -> new TableDelta<R>());
            delta.add(change);
        }

        List<RowChange<?>> changes() {
            List<RowChange<?>> changes = new ArrayList<>();
            tables.values().forEach(delta -> changes.addAll(delta.changes()));
            return changes;
        }
    }
}
