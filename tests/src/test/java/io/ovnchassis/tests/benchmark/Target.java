package io.ovnchassis.tests.benchmark;

import java.util.Locale;

/** What a figure of ours ought to be. Less is better everywhere. */
sealed interface Target {
    /** Nothing was promised. */
    record None() implements Target {}

    /** Not more than the C program's. */
    record NoSlower() implements Target {}

    /** Less than this. */
    record Under(double limit) implements Target {}

    /** {@code met}, or by how much it was missed; nothing when there is no target. */
    default String verdict(double ours, double stock) {
        if (Double.isNaN(ours) || Double.isNaN(stock)) {
            return "not measured";
        }
        return switch (this) {
            case None() -> "";
            case NoSlower() -> ours <= stock ? "met" : missed(ours, stock);
            case Under(double limit) -> ours < limit ? "met" : missed(ours, limit);
        };
    }

    private static String missed(double ours, double limit) {
        return String.format(Locale.ROOT, "missed by %.0f %%", 100 * (ours / limit - 1));
    }
}
