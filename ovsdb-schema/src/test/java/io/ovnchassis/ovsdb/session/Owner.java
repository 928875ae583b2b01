package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.delta.RowUpdate;
import io.ovnchassis.ovsdb.delta.TableUpdate;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stands in for the owner of a replica: takes events and lets a test look at them one by one. */
final class Owner implements Consumer<LinkEvent> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlockingQueue<LinkEvent> events = new LinkedBlockingQueue<>();

    @Override
    public void accept(LinkEvent event) {
        events.add(event);
    }

    /** The next event, which must be of the given kind. */
    <E extends LinkEvent> E next(Class<E> kind) {
        LinkEvent event = poll(PATIENCE);
        if (event == null) {
            throw new AssertionError("no " + kind.getSimpleName() + " within " + PATIENCE);
        }
        if (!kind.isInstance(event)) {
            throw new AssertionError("expected " + kind.getSimpleName() + ", found " + event);
        }
        return kind.cast(event);
    }

    /** The next event of the given kind, with all others before it passed over. */
    <E extends LinkEvent> E await(Class<E> kind) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - deadline < 0) {
            LinkEvent event = poll(PATIENCE);
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
        }
        throw new AssertionError("no " + kind.getSimpleName() + " within " + PATIENCE);
    }

    DatabaseUpdate nextUpdate() {
        return next(LinkEvent.Updated.class).update();
    }

    boolean hasNext() {
        return !events.isEmpty();
    }

    private @Nullable LinkEvent poll(Duration patience) {
        try {
            return events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The updates of one table in an update, in order. */
    @SuppressWarnings("unchecked")
    static <R extends Row<R>> List<RowUpdate<R>> rows(DatabaseUpdate update, Table<R> table) {
        List<RowUpdate<R>> rows = new ArrayList<>();
        for (TableUpdate<?> tableUpdate : update.tables()) {
            if (tableUpdate.table() == table) {
                rows.addAll(((TableUpdate<R>) tableUpdate).rows());
            }
        }
        return rows;
    }

    /** The only row of a table that an update brings. */
    static <R extends Row<R>> R inserted(DatabaseUpdate update, Table<R> table) {
        List<RowUpdate<R>> rows = rows(update, table);
        if (rows.size() == 1 && rows.getFirst() instanceof RowChange.Inserted<R>(R row)) {
            return row;
        }
        throw new AssertionError("expected one inserted row of " + table + ", found " + update);
    }
}
