package io.ovnchassis.controller.ctzone;

import java.util.Optional;

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
}
