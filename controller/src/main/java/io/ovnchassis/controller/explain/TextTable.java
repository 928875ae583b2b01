package io.ovnchassis.controller.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * Text in aligned columns, for a terminal of {@value #WIDTH} columns. The last column is cut into lines where it would be
 * too long. What comes from outside cannot move the cursor.
 */
final class TextTable {
    static final int WIDTH = 100;

    private static final int CELL_MAX = 200;
    private static final int LAST_MIN = 20;

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(Column... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row of as many cells as there are columns. */
    TextTable row(String... cells) {
        List<String> clean = new ArrayList<>();
        for (String cell : cells) {
            clean.add(clean(cell));
        }
        rows.add(clean);
        return this;
    }

    /** Without control characters and of bounded length. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .limit(CELL_MAX)
                .forEach(character -> clean.appendCodePoint(Character.isISOControl(character) ? '?' : character));
        return text.codePointCount(0, text.length()) > CELL_MAX ? clean + "..." : clean.toString();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        List<String> headings = columns.stream().map(Column::heading).toList();
        int[] widths = widths(headings);
        if (headings.stream().anyMatch(heading -> !heading.isEmpty())) {
            append(text, headings, widths);
        }
        rows.forEach(row -> append(text, row, widths));
        return text.toString();
    }

    private int[] widths(List<String> headings) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    headings.get(i).length(),
                    rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .max()
                            .orElse(0));
        }
        return widths;
    }

    private void append(StringBuilder text, List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        int last = widths.length - 1;
        for (int i = 0; i < last; i++) {
            String gap = " ".repeat(widths[i] - row.get(i).length());
            line.append(columns.get(i).right() ? gap + row.get(i) : row.get(i) + gap)
                    .append("  ");
        }
        int indent = line.length();
        for (String part : wrap(row.get(last), Math.max(LAST_MIN, WIDTH - indent))) {
            text.append((line + part).stripTrailing()).append('\n');
            line.setLength(0);
            line.append(" ".repeat(indent));
        }
    }

    /** Cut at spaces where there are any. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space > 0 ? space : width;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
