package io.ovnchassis.controller.explain;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The timelines of the ports that plugging has to do with, at most {@value #PORTS_MAX} of them; of more, those that
 * changed last. Main loop only.
 */
final class Timelines {
    static final int PORTS_MAX = 16_384;

    private final LinkedHashMap<String, PortTimeline> byPort = new LinkedHashMap<>();

    /** Takes note of how a port is now. */
    void put(String logicalPort, List<Gate> gates, Instant now) {
        PortTimeline before = byPort.getOrDefault(logicalPort, new PortTimeline(logicalPort, List.of()));
        byPort.putLast(logicalPort, before.then(gates, now));
        if (byPort.size() > PORTS_MAX) {
            byPort.pollFirstEntry();
        }
    }

    void remove(String logicalPort) {
        byPort.remove(logicalPort);
    }

    Optional<PortTimeline> get(String logicalPort) {
        return Optional.ofNullable(byPort.get(logicalPort));
    }

    Map<String, PortTimeline> all() {
        return Collections.unmodifiableMap(byPort);
    }
}
