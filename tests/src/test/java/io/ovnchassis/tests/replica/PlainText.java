package io.ovnchassis.tests.replica;

import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.ValueWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Cells as text that is the same for equal values, whoever has them. A set of one element is written as that element,
 * which is how it goes over the wire (RFC 7047 section 5.1).
 */
final class PlainText implements ValueWriter<String> {
    static final PlainText WRITER = new PlainText();

    private PlainText() {}

    /** The cells of a row by column. */
    static <R extends Row<R>> Map<String, String> of(R row) {
        Map<String, String> cells = new TreeMap<>();
        for (Column<R, ?> column : row.definition().columns()) {
            cells.put(column.name(), cell(column, row));
        }
        return cells;
    }

    private static <R extends Row<R>, T> String cell(Column<R, T> column, R row) {
        return column.write(column.get(row), WRITER);
    }

    @Override
    public String integer(long value) {
        return Long.toString(value);
    }

    @Override
    public String real(double value) {
        return Double.toString(value);
    }

    @Override
    public String bool(boolean value) {
        return Boolean.toString(value);
    }

    @Override
    public String string(String value) {
        return '"' + value + '"';
    }

    @Override
    public String uuid(UUID value) {
        return value.toString();
    }

    @Override
    public String set(List<String> elements) {
        return elements.size() == 1
                ? elements.getFirst()
                : elements.stream().sorted().collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String map(Map<String, String> pairs) {
        return new TreeMap<>(pairs).toString();
    }
}
