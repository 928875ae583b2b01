package io.ovnchassis.controller.vifplug;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The status of each logical port that plugging has to do with, and which of them changed in this iteration. Belongs to
 * the main loop's thread.
 */
public final class PlugStatuses {
    private final Map<String, PlugStatus.Since> statuses = new HashMap<>();
    private final Set<String> changed = new HashSet<>();

    void put(String logicalPort, PlugStatus status, Instant now) {
        Instant since = get(logicalPort)
                .filter(before -> before.status().essence().equals(status.essence()))
                .map(PlugStatus.Since::since)
                .orElse(now);
        PlugStatus.Since entry = new PlugStatus.Since(status, since);
        if (!entry.equals(statuses.put(logicalPort, entry))) {
            changed.add(logicalPort);
        }
    }

    void remove(String logicalPort) {
        if (statuses.remove(logicalPort) != null) {
            changed.add(logicalPort);
        }
    }

    /** Empty when plugging has nothing to do with the port, or has not looked at it yet. */
    public Optional<PlugStatus.Since> get(String logicalPort) {
        return Optional.ofNullable(statuses.get(logicalPort));
    }

    /** All of them, by port. */
    public Map<String, PlugStatus.Since> all() {
        return Collections.unmodifiableMap(statuses);
    }

    /** The ports whose status changed since {@link #clearChanges}. */
    public Set<String> changed() {
        return Collections.unmodifiableSet(changed);
    }

    /** Ends the iteration. */
    public void clearChanges() {
        changed.clear();
    }
}
