package io.ovnchassis.controller.config;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Which conntrack zones may be given out: {@code ct-zone-range}, both ends included. Zone 0 is that of everybody else.
 *
 * @param min from 1
 * @param max up to 65535
 */
public record ZoneRange(int min, int max) {
    /** There are 16 bits for a zone. */
    public static final int MAX = 0xffff;

    public static final ZoneRange ALL = new ZoneRange(1, MAX);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

    public boolean contains(int zone) {
        return zone >= min && zone <= max;
    }

    /** Reads {@code min-max}; an end that cannot be one is as if it were not there. */
    static ZoneRange read(Optional<String> text) {
        String[] ends = text.orElse("").split("-", 2);
        int min = end(ends[0]).orElse(ALL.min());
        int max = ends.length < 2 ? MAX : end(ends[1]).orElse(MAX);
        return new ZoneRange(min, max < min ? MAX : max);
    }

    private static OptionalInt end(String text) {
        OptionalInt zone = zone(text.strip());
        return zone.isPresent() && ALL.contains(zone.getAsInt()) ? zone : OptionalInt.empty();
    }

    /** The zone that {@code text} is the number of, 0 included; empty when it is that of none. */
    public static OptionalInt zone(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return OptionalInt.empty();
        }
        int zone = Integer.parseInt(text);
        return zone <= MAX ? OptionalInt.of(zone) : OptionalInt.empty();
    }
}
