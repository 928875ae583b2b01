package io.ovnchassis.controller;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * The seeds of a fuzz test: the same ones every time, and one that nobody has tried yet, which is printed. To repeat one,
 * give {@code -Dfuzz.seed=SEED} to Maven.
 */
public final class Seeds {
    private Seeds() {}

    /** Does this with a source of randomness for each of {@code fixed} seeds and a fresh one; a failure has its seed. */
    public static void each(Class<?> test, int fixed, Consumer<Random> body) {
        long fresh = new Random().nextLong(1_000_000, 1_000_000_000);
        System.out.println(test.getSimpleName() + ": seeds 0 to " + (fixed - 1) + " and " + fresh);
        Long only = Long.getLong("fuzz.seed");
        LongStream seeds = only == null
                ? LongStream.concat(LongStream.range(0, fixed), LongStream.of(fresh))
                : LongStream.of(only);
        seeds.forEach(seed -> {
            try {
                body.accept(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed=" + seed, e);
            }
        });
    }
}
