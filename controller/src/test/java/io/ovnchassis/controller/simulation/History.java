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

    /** How many there were; the index of a cluster's log. */
    long index() {
        return made;
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

    /** What changed since transaction {@code id}, row by row; empty when that one is not remembered. */
    Optional<List<RowChange<?>>> since(UUID id) {
        int first = 0;
        if (!id.equals(oldest)) {
            while (first < commits.size() && !commits.get(first).id().equals(id)) {
                first++;
            }
            if (first == commits.size()) {
                return Optional.empty();
            }
            first++;
        }
        Net net = new Net();
        commits.subList(first, commits.size())
                .forEach(commit -> commit.changes().forEach(net::add));
        return Optional.of(net.changes());
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
