package io.ovnchassis.controller.ctzone;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code ct-zone-limit}: how many connections a zone may hold (ovn-nb(5), Logical_Switch_Port options). */
final class ZoneLimit {
    private static final String KEY = "ct-zone-limit";
    private static final long MAX = 0xffff_ffffL;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,18}");

    private ZoneLimit() {}

    /** What {@code options} say; {@code otherwise} where they have no number, none where it is out of range. */
    static Optional<Long> of(Map<String, String> options, Optional<Long> otherwise) {
        String text = options.getOrDefault(KEY, "");
        if (!NUMBER.matcher(text).matches()) {
            return otherwise;
        }
        return Optional.of(Long.parseLong(text)).filter(limit -> limit >= 0 && limit <= MAX);
    }
}
