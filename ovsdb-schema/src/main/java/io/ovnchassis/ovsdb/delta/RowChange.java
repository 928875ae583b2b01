package io.ovnchassis.ovsdb.delta;

import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import java.util.Optional;

/**
 * What became of one row between two points in time, however many updates lie in between.
 *
 * @param <R> the row type
 */
public sealed interface RowChange<R extends Row<R>> {
    Ref<R> ref();

    /** The row was not there before; columns that the server did not send have their defaults. */
    record Inserted<R extends Row<R>>(R row) implements RowChange<R>, RowUpdate<R> {
        @Override
        public Ref<R> ref() {
            return row.ref();
        }
    }

    /**
     * The row was there before, with other cells.
     *
     * @param columns where {@code old} and {@code row} differ; never empty
     */
    record Modified<R extends Row<R>>(R old, R row, ColumnSet columns) implements RowChange<R> {
        @Override
        public Ref<R> ref() {
            return row.ref();
        }
    }

    /** The row is no longer there; {@code row} is what it last was. */
    record Deleted<R extends Row<R>>(R row) implements RowChange<R> {
        @Override
        public Ref<R> ref() {
            return row.ref();
        }
    }

    /** The row before the change; empty when it was inserted. */
    default Optional<R> before() {
        return switch (this) {
            case Inserted<R> _ -> Optional.empty();
            case Modified<R> modified -> Optional.of(modified.old());
            case Deleted<R> deleted -> Optional.of(deleted.row());
        };
    }

    /** The row after the change; empty when it was deleted. */
    default Optional<R> after() {
        return switch (this) {
            case Inserted<R> inserted -> Optional.of(inserted.row());
            case Modified<R> modified -> Optional.of(modified.row());
            case Deleted<R> _ -> Optional.empty();
        };
    }

    /** The change from one row to another of the same identity; empty when their cells are equal. */
    static <R extends Row<R>> Optional<RowChange<R>> between(R old, R row) {
        ColumnSet columns = row.definition().differences(old, row);
        return columns.isEmpty() ? Optional.empty() : Optional.of(new Modified<>(old, row, columns));
    }

    /**
     * This change and then {@code next} of the same row, as one; empty when they cancel out.
     *
     * @throws IllegalStateException when {@code next} cannot follow, as an insertion of a row that is there
     */
    default Optional<RowChange<R>> then(RowChange<R> next) {
        if (after().isPresent() != next.before().isPresent()) {
            throw new IllegalStateException(next + " cannot follow " + this);
        }
        Optional<R> first = before();
        Optional<R> last = next.after();
        if (first.isPresent() && last.isPresent()) {
            return between(first.get(), last.get());
        }
        if (first.isPresent()) {
            return Optional.of(new Deleted<>(first.get()));
        }
        return last.map(Inserted::new);
    }
}
