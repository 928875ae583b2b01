package io.ovnchassis.vifplug.representor;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Numbers in few words: {@code 0-7, 9}. */
final class Ranges {
    private static final int SHOWN = 8;

    private Ranges() {}

    static String of(SortedSet<Integer> numbers) {
        List<String> ranges = new ArrayList<>();
        int first = 0;
        int last = 0;
        boolean isOpen = false;
        for (int number : numbers) {
            if (isOpen && number != last + 1) {
                ranges.add(range(first, last));
                isOpen = false;
            }
            first = isOpen ? first : number;
            last = number;
            isOpen = true;
        }
        if (isOpen) {
            ranges.add(range(first, last));
        }
        String shown = String.join(", ", ranges.subList(0, Math.min(SHOWN, ranges.size())));
        return ranges.isEmpty() ? "none" : ranges.size() <= SHOWN ? shown : shown + ", ...";
    }

    private static String range(int first, int last) {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
