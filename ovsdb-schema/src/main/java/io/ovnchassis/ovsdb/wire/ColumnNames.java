package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the column that a member of a row is named after. A server writes all rows of a table in one order of columns
 * and leaves some out, so the one that came next the last time is looked at first, which takes no search. Confined to
 * one thread.
 */
final class ColumnNames<R extends Row<R>> {
    /** A column, and its name as it is written. */
    private record Known<R extends Row<R>>(Word name, int position, Optional<Column<R, ?>> column) {}

    private final Map<String, Known<R>> known = new HashMap<>();

    /** What came after each column, by its position and one more; the first is what came first. */
    private final List<@Nullable Known<R>> followers;

    private int previous;

    ColumnNames(Table<R> table, ColumnSet columns) {
        for (Column<R, ?> column : table.columns()) {
            if (columns.contains(column)) {
                known.put(column.name(), new Known<>(new Word(column.name()), column.position(), Optional.of(column)));
            }
        }
        followers = new ArrayList<>(Collections.nCopies(table.columns().size() + 1, null));
    }

    Set<String> names() {
        return known.keySet();
    }

    /** Another row begins. */
    void begin() {
        previous = 0;
    }

    /** The column that the member is named after which was stepped to, if it is one of these. */
    Optional<Column<R, ?>> next(Cursor in) {
        Known<R> follower = followers.get(previous);
        if (follower == null || !in.isNamed(follower.name())) {
            follower = known.get(in.name());
            if (follower == null) {
                return Optional.empty();
            }
            followers.set(previous, follower);
        }
        previous = follower.position() + 1;
        return follower.column();
    }
}
