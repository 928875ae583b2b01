package io.ovnchassis.controller.sandbox.tour;

import java.io.PrintStream;
import java.util.BitSet;
import java.util.List;

/**
 * Where the tour is shown: lines one after another, and at the end of them a block whose lines change. On a terminal the
 * block is rewritten in place. Where that cannot be, because this is a file or because the block is higher than the
 * terminal, each of its lines is written once, when it has settled.
 */
final class Screen {
    private static final String CLEAR_TO_LINE_END = "\033[K";

    /** A line that is wider than the terminal is cut: were it wrapped, the block would be higher than we think. */
    private static final String WRAP_OFF = "\033[?7l";

    private static final String WRAP_ON = "\033[?7h";

    private final PrintStream out;
    private final int rows;
    private List<Line> block = List.of();
    private BitSet written = new BitSet();

    /** @param rows the height of the terminal; 0 when this is none */
    Screen(PrintStream out, int rows) {
        this.out = out;
        this.rows = rows;
    }

    /** Writes a line. The block before it, if there is one, keeps its last state. */
    void line(String text) {
        endBlock();
        out.println(text);
        out.flush();
    }

    /** Shows the block as it is now; a new block has as many lines every time until it ends. */
    void show(List<Line> lines) {
        if (lines.equals(block)) {
            return;
        }
        if (lines.size() < rows) {
            rewrite(lines);
        } else {
            write(lines, false);
        }
        block = List.copyOf(lines);
    }

    /** Ends the block: what is shown next comes below it. */
    void endBlock() {
        if (block.size() >= rows) {
            write(block, true);
        }
        block = List.of();
        written = new BitSet();
    }

    /** In one piece, or the terminal would show parts of it. */
    private void rewrite(List<Line> lines) {
        StringBuilder frame = new StringBuilder(WRAP_OFF);
        if (!block.isEmpty()) {
            frame.append("\033[").append(block.size()).append('A');
        }
        for (Line line : lines) {
            frame.append('\r').append(line.text()).append(CLEAR_TO_LINE_END).append('\n');
        }
        out.print(frame.append(WRAP_ON));
        out.flush();
    }

    private void write(List<Line> lines, boolean all) {
        for (int number = 0; number < lines.size(); number++) {
            Line line = lines.get(number);
            if ((all || line.settled()) && !written.get(number)) {
                written.set(number);
                out.println(line.text());
            }
        }
        out.flush();
    }
}
