package io.ovnchassis.controller.ctzone;

import io.ovnchassis.controller.config.ZoneRange;
import java.util.Optional;
import java.util.OptionalInt;

/** How external_ids of the integration bridge say who has which zone. */
final class ZoneMark {
    private static final String PREFIX = "ct-zone-";

    private ZoneMark() {}

    static String key(String user) {
        return PREFIX + user;
    }

    /** Whose zone {@code key} is for; empty when it is no such key. */
    static Optional<String> user(String key) {
        return key.startsWith(PREFIX) && key.length() > PREFIX.length()
                ? Optional.of(key.substring(PREFIX.length()))
                : Optional.empty();
    }

    static OptionalInt zone(String value) {
        return value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= ZoneRange.MAX
                ? OptionalInt.of(Integer.parseInt(value))
                : OptionalInt.empty();
    }
}
