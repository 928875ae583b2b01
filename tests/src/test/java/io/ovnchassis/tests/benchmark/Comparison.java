package io.ovnchassis.tests.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table of what was measured of ours and of a C program: a line for each quantity, with the ratio, and what is to be
 * said of its target. It is printed as Markdown. Confined to one thread.
 */
final class Comparison {
    private static final String LINE = "| %-56s | %9s | %14s | %6s | %-16s |%n";
    private static final int LARGE = 100;

    private final String title;
    private final String other;
    private final List<String> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Comparison(String title, String other) {
        this.title = title;
        this.other = other;
    }

    Comparison line(String name, double ours, double stock) {
        return line(name, ours, stock, new Target.None());
    }

    Comparison line(String name, double ours, double stock, Target target) {
        String ratio = stock > 0 ? String.format(Locale.ROOT, "%.2f", ours / stock) : "";
        lines.add(LINE.formatted(name, figure(ours), figure(stock), ratio, target.verdict(ours, stock)));
        return this;
    }

    /** A sentence below the table. */
    Comparison note(String sentence) {
        notes.add(sentence);
        return this;
    }

    void print() {
        System.out.printf("%n%s%n%n", title);
        System.out.printf(LINE, "", "ours", other, "ratio", "target");
        System.out.println("|" + "-".repeat(58) + "|----------:|---------------:|-------:|------------------|");
        lines.forEach(System.out::print);
        if (!notes.isEmpty()) {
            System.out.println();
            notes.forEach(System.out::println);
        }
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, value < LARGE ? "%.2f" : "%,.0f", value);
    }
}
