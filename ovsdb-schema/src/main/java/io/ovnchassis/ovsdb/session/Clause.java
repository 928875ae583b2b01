package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.MapColumn;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.SetColumn;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import java.util.Map;

/**
 * A reason for which rows of a table are replicated (RFC 7047 section 5.1, {@code <condition>}).
 *
 * @param function what the cell has to do with the value: {@code ==}, {@code !=}, {@code includes}
 * @param value a {@code <value>}, as JSON
 * @param <R> the row type
 */
public record Clause<R extends Row<R>>(Column<R, ?> column, String function, String value) {
    /** The cell is {@code cell}. */
    public static <R extends Row<R>, T> Clause<R> equal(Column<R, T> column, T cell) {
        return new Clause<>(column, "==", column.write(cell, new JsonValue()));
    }

    /** The cell is something else than {@code cell}. */
    public static <R extends Row<R>, T> Clause<R> different(Column<R, T> column, T cell) {
        return new Clause<>(column, "!=", column.write(cell, new JsonValue()));
    }

    /** The set has {@code element}. */
    public static <R extends Row<R>, A extends Comparable<? super A>> Clause<R> including(
            SetColumn<R, A> column, A element) {
        return new Clause<>(column, "includes", column.write(SortedArraySet.of(element), new JsonValue()));
    }

    /** The map has {@code value} under {@code key}. */
    public static <R extends Row<R>, K extends Comparable<? super K>, V extends Comparable<? super V>>
            Clause<R> including(MapColumn<R, K, V> column, K key, V value) {
        return new Clause<>(
                column, "includes", column.write(SortedArrayMap.copyOf(Map.of(key, value)), new JsonValue()));
    }

    /** The clause as JSON. */
    String json() {
        return "[\"" + column.name() + "\",\"" + function + "\"," + value + "]";
    }
}
