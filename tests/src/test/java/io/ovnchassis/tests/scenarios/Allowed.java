package io.ovnchassis.tests.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Differences that are as they should be: {@code tests/scenarios/differences} has those that are there on purpose, {@code
 * tests/scenarios/lacking} those that are there until something is built. A comment says why, the lines below it say
 * which: {@code [scenario] cell : theirs => ours}, where {@code *} is any text. Threads share it.
 */
final class Allowed {
    private final List<Entry> entries;
    private final Set<Entry> used = ConcurrentHashMap.newKeySet();

    private record Entry(String line, Pattern scenario, Pattern difference) {
        static Entry parse(String line, String reason) {
            int end = line.indexOf("] ");
            if (!line.startsWith("[") || end < 0 || !line.contains(" : ") || !line.contains(" => ")) {
                throw new IllegalArgumentException("not \"[scenario] cell : theirs => ours\": " + line);
            }
            if (reason.isBlank()) {
                throw new IllegalArgumentException("no reason above: " + line);
            }
            return new Entry(line, glob(line.substring(1, end)), glob(line.substring(end + 2)));
        }

        private static Pattern glob(String text) {
            return Pattern.compile(
                    Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        }
    }

    private Allowed(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    static Allowed read(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        String reason = "";
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank()) {
                reason = "";
            } else if (line.startsWith("#")) {
                reason += line.substring(1);
            } else {
                entries.add(Entry.parse(line.strip(), reason));
            }
        }
        return new Allowed(entries);
    }

    boolean permits(String scenario, Difference difference) {
        List<Entry> permitting = entries.stream()
                .filter(entry -> entry.scenario().matcher(scenario).matches())
                .filter(entry ->
                        entry.difference().matcher(difference.toString()).matches())
                .toList();
        used.addAll(permitting);
        return !permitting.isEmpty();
    }

    int size() {
        return entries.size();
    }

    List<String> lines() {
        return entries.stream().map(Entry::line).toList();
    }

    /** The entries that have not permitted anything so far. */
    List<String> unused() {
        return entries.stream()
                .filter(entry -> !used.contains(entry))
                .map(Entry::line)
                .toList();
    }
}
