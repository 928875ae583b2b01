package io.ovnchassis.controller;

import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.MapAssembler;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.RowBuilder;
import io.ovnchassis.ovsdb.schema.ValueReader;
import io.ovnchassis.ovsdb.schema.ValueWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Cells as plain objects: an atom is itself, a set a {@code List}, a map a {@code Map}. So a server that knows no column
 * by its type can work on them.
 */
public final class PlainCell {
    private static final Writer WRITER = new Writer();

    private PlainCell() {}

    public static <R extends Row<R>, T> Object of(Column<R, T> column, T cell) {
        return column.write(cell, WRITER);
    }

    public static <R extends Row<R>, T> Object of(Column<R, T> column, R row) {
        return of(column, column.get(row));
    }

    /** {@code row} with some cells in place of its own. */
    static <R extends Row<R>> R into(R row, Map<Column<R, ?>, Object> cells) {
        RowBuilder<R> builder = row.definition().newRow();
        for (Column<R, ?> column : row.definition().columns()) {
            if (cells.containsKey(column)) {
                builder.read(column.position(), new Reader(cells.get(column)));
            } else {
                builder.copy(column.position(), row);
            }
        }
        return builder.build(row.ref());
    }

    /** {@code row} with another identity, and with others in its references. */
    static <R extends Row<R>> R renamed(R row, Map<UUID, UUID> names) {
        RowBuilder<R> builder = row.definition().newRow();
        for (Column<R, ?> column : row.definition().columns()) {
            builder.read(column.position(), new Reader(renamed(of(column, row), names)));
        }
        return builder.build(
                Ref.of(names.getOrDefault(row.ref().uuid(), row.ref().uuid())));
    }

    private static Object renamed(Object cell, Map<UUID, UUID> names) {
        return switch (cell) {
            case UUID uuid -> names.getOrDefault(uuid, uuid);
            case List<?> set ->
                set.stream().map(element -> renamed(element, names)).toList();
            case Map<?, ?> map -> {
                Map<Object, Object> renamed = new LinkedHashMap<>();
                map.forEach((key, value) -> renamed.put(key, renamed(value, names)));
                yield renamed;
            }
            default -> cell;
        };
    }

    /** {@code row} as somebody sees it who looks at some columns only. */
    static <R extends Row<R>> R seen(R row, ColumnSet columns) {
        RowBuilder<R> builder = row.definition().newRow();
        for (Column<R, ?> column : row.definition().columns()) {
            if (columns.contains(column)) {
                builder.copy(column.position(), row);
            }
        }
        return builder.build(row.ref());
    }

    /** The value of RFC 7047 section 5.1 that {@code json} is. */
    public static Object ofJson(Object json) {
        return ofJson(json, name -> {
            throw new IllegalArgumentException("a row that is not there yet: " + name);
        });
    }

    /** The value of RFC 7047 section 5.1 that {@code json} is; {@code named} knows the rows that are being inserted. */
    static Object ofJson(Object json, Function<String, UUID> named) {
        if (json instanceof Integer number) {
            return number.longValue();
        }
        if (!(json instanceof List<?> tagged)) {
            return json;
        }
        return switch ((String) tagged.getFirst()) {
            case "uuid" -> UUID.fromString((String) tagged.get(1));
            case "named-uuid" -> named.apply((String) tagged.get(1));
            case "set" ->
                ((List<?>) tagged.get(1))
                        .stream().<Object>map(element -> ofJson(element, named)).toList();
            case "map" -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                ((List<?>) tagged.get(1)).forEach(pair -> {
                    List<?> entry = (List<?>) pair;
                    map.put(ofJson(entry.getFirst(), named), ofJson(entry.getLast(), named));
                });
                yield map;
            }
            default -> throw new IllegalArgumentException("no value of RFC 7047: " + json);
        };
    }

    /** The elements of a set; a bare atom is a set of one. */
    static List<Object> elements(Object cell) {
        return new ArrayList<>(cell instanceof List<?> list ? list : List.of(cell));
    }

    private static final class Writer implements ValueWriter<Object> {
        @Override
        public Object integer(long value) {
            return value;
        }

        @Override
        public Object real(double value) {
            return value;
        }

        @Override
        public Object bool(boolean value) {
            return value;
        }

        @Override
        public Object string(String value) {
            return value;
        }

        @Override
        public Object uuid(UUID value) {
            return value;
        }

        @Override
        public Object set(List<Object> elements) {
            return elements;
        }

        @Override
        public Object map(Map<Object, Object> pairs) {
            return pairs;
        }
    }

    /** Hands out the atoms of one cell, one after the other: nothing in a cell is nested. */
    private static final class Reader implements ValueReader {
        private final Deque<Object> atoms = new ArrayDeque<>();

        Reader(Object cell) {
            if (cell instanceof Map<?, ?> map) {
                map.forEach((key, value) -> atoms.addAll(List.of(key, value)));
            } else {
                atoms.addAll(elements(cell));
            }
        }

        @Override
        public long integer() {
            return (long) atoms.remove();
        }

        @Override
        public double real() {
            return (double) atoms.remove();
        }

        @Override
        public boolean bool() {
            return (boolean) atoms.remove();
        }

        @Override
        public String string() {
            return (String) atoms.remove();
        }

        @Override
        public UUID uuid() {
            return (UUID) atoms.remove();
        }

        @Override
        public void beginSet() {}

        @Override
        public MapAssembler beginMap() {
            return new MapAssembler();
        }

        @Override
        public boolean next() {
            return !atoms.isEmpty();
        }
    }
}
