package io.ovnchassis.controller.config;

import java.util.Comparator;
import java.util.Optional;

/** Finds the key that somebody probably meant. */
final class Spelling {
    private static final int LONGEST = 64;
    private static final int MOST_MISTAKES = 3;

    /** So many letters for each mistake that is forgiven: short names are soon similar. */
    private static final int LETTERS_PER_MISTAKE = 4;

    private Spelling() {}

    /** Returns the known name that {@code name} differs least from, if it is similar at all. */
    static Optional<String> nearest(String name) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        int forgiven = Math.min(MOST_MISTAKES, name.length() / LETTERS_PER_MISTAKE);
        return Keys.ALL.stream()
                .map(Key::name)
                .min(Comparator.comparingInt(known -> mistakes(name, known)))
                .filter(known -> mistakes(name, known) <= forgiven);
    }

    /** Letters to be added, left out or exchanged (Levenshtein's distance). */
    private static int mistakes(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int exchanged = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
