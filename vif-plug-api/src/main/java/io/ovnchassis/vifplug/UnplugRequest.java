package io.ovnchassis.vifplug;

import java.util.Map;

/**
 * The wish that a plugged interface be removed: its logical port is gone, or belongs to another chassis now.
 *
 * @param logicalPort the name of the logical port for which the interface was plugged
 * @param options the options of the logical port, empty when it is gone
 * @param current the interface to be removed
 */
public record UnplugRequest(String logicalPort, Map<String, String> options, PluggedInterface current) {
    public UnplugRequest {
        options = Map.copyOf(options);
    }
}
