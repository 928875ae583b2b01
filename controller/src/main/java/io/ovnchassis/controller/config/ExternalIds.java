package io.ovnchassis.controller.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The external_ids of the Open_vSwitch row as one chassis sees them: for most keys {@code KEY-CHASSIS} wins over
 * {@code KEY}, so that several controllers can share a host (ovn-controller(8), "Configuration").
 *
 * @param values the column
 * @param chassis the name of the chassis
 */
public record ExternalIds(Map<String, String> values, String chassis) {
    /** The value for this chassis, else the one for all. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key + "-" + chassis)).or(() -> plain(key));
    }

    /** The value of a key that has no form of its own per chassis. */
    public Optional<String> plain(String key) {
        return Optional.ofNullable(values.get(key));
    }

    public String get(String key, String whenAbsent) {
        return get(key).orElse(whenAbsent);
    }

    public boolean isTrue(String key) {
        return get(key).filter("true"::equals).isPresent();
    }

    /** A comma-separated list; empty parts and blanks around parts do not count. */
    public List<String> list(String key) {
        return Arrays.stream(get(key, "").split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }
}
