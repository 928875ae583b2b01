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

    /** What is known of a port; nothing of one that is new. */
    PortTimeline getOrNew(String logicalPort) {
        return byPort.getOrDefault(logicalPort, new PortTimeline(logicalPort, List.of()));
    }

    /** Takes note of how a port is now, and returns that. */
    PortTimeline put(String logicalPort, List<Gate> gates, Instant now) {
        PortTimeline after = getOrNew(logicalPort).then(gates, now);
        byPort.putLast(logicalPort, after);
        if (byPort.size() > PORTS_MAX) {
            byPort.pollFirstEntry();
        }
        return after;
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
