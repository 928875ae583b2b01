package io.ovnchassis.controller.ifstatus;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The status of every port that concerns this chassis, and which ports have something pending. Main loop only. */
public final class PortStatuses {
    private final Map<String, PortStatus> statuses = new HashMap<>();
    private final Set<String> pendingSouthbound = new LinkedHashSet<>();
    private final Set<String> pendingLocal = new LinkedHashSet<>();

    /** Takes note of the state as it is now; says whether that is news. */
    boolean put(String logicalPort, Optional<PortStatus> now) {
        @Nullable
        PortStatus before = now.isPresent() ? statuses.put(logicalPort, now.get()) : statuses.remove(logicalPort);
        keep(pendingSouthbound, logicalPort, now.flatMap(PortStatus::southbound).isPresent());
        keep(pendingLocal, logicalPort, now.flatMap(PortStatus::local).isPresent());
        return !Optional.ofNullable(before).equals(now);
    }

    private static void keep(Set<String> pending, String logicalPort, boolean isPending) {
        if (isPending) {
            pending.add(logicalPort);
        } else {
            pending.remove(logicalPort);
        }
    }

    void clear() {
        statuses.clear();
        pendingSouthbound.clear();
        pendingLocal.clear();
    }

    public Optional<PortStatus> get(String logicalPort) {
        return Optional.ofNullable(statuses.get(logicalPort));
    }

    public Map<String, PortStatus> statuses() {
        return Collections.unmodifiableMap(statuses);
    }

    /** The ports for which the Southbound database is not yet as it should be, in the order in which they came. */
    public Set<String> pendingSouthbound() {
        return Collections.unmodifiableSet(pendingSouthbound);
    }

    /** The ports for which the local database is not yet as it should be, in the order in which they came. */
    public Set<String> pendingLocal() {
        return Collections.unmodifiableSet(pendingLocal);
    }
}
