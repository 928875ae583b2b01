package io.ovnchassis.ovsdb.tls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Reads {@code --ssl-protocols}: a list, {@code FIRST-LAST}, or {@code FIRST+}. */
final class Protocols {
    /** From the oldest to the newest, by the names that OVS and the JDK have for them. */
    static final List<String> SUPPORTED = List.of("TLSv1.2", "TLSv1.3");

    private Protocols() {}

    /** What {@code text} means; all that are supported, where that is nothing. As upstream does, gaps are filled. */
    static List<String> parse(String text, Consumer<String> problems) {
        String last = SUPPORTED.getLast();
        int dash = text.indexOf('-');
        List<String> names = new ArrayList<>();
        if (text.endsWith("+")) {
            names.addAll(List.of(text.substring(0, text.length() - 1), last));
        } else if (dash >= 0) {
            names.addAll(List.of(text.substring(0, dash), text.substring(dash + 1)));
        } else {
            names.addAll(Arrays.asList(text.split("[ ,\t]+", -1)));
        }
        boolean isRange = text.endsWith("+") || dash >= 0;
        if (isRange && names.contains("")) {
            names.clear();
        }
        names.removeIf(String::isEmpty);
        for (String name : names) {
            if (!SUPPORTED.contains(name)) {
                problems.accept("--ssl-protocols: " + name + ": SSL/TLS protocol not recognized; use "
                        + String.join(" or ", SUPPORTED));
            }
        }
        if (names.isEmpty()) {
            problems.accept("--ssl-protocols: SSL/TLS protocol settings invalid");
        }
        List<Integer> known = names.stream()
                .map(SUPPORTED::indexOf)
                .filter(i -> i >= 0)
                .sorted()
                .toList();
        return known.isEmpty() || known.size() < names.size()
                ? SUPPORTED
                : SUPPORTED.subList(known.getFirst(), known.getLast() + 1);
    }
}
