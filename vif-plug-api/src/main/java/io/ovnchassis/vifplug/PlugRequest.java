package io.ovnchassis.vifplug;

import java.util.Map;
import java.util.Optional;

/**
 * The wish that a logical port be plugged on this chassis, or that what is plugged already be brought up to date.
 *
 * @param logicalPort the logical port's name, of any length and with any character in it
 * @param options the options of the logical port, all of them. They come from outside: a provider looks at those that
 *     start with {@code vif-plug} only, and takes no value in them on trust
 * @param current the interface that is plugged for the port now, empty when there is none
 */
public record PlugRequest(String logicalPort, Map<String, String> options, Optional<PluggedInterface> current) {
    public PlugRequest {
        options = Map.copyOf(options);
    }
}
