package io.ovnchassis.vifplug;

import java.util.Map;

/**
 * An interface of the local switch that was plugged for a logical port, as it is now.
 *
 * @param name the interface's name, which is also its port's
 * @param type the interface's type, empty for a device that the system provides (vswitchd.conf.db(5), Interface)
 * @param options the interface's options, all of them
 */
public record PluggedInterface(String name, String type, Map<String, String> options) {
    public PluggedInterface {
        options = Map.copyOf(options);
    }
}
