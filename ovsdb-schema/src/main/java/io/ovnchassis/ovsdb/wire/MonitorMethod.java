package io.ovnchassis.ovsdb.wire;

import java.util.Optional;

/** The ways to ask for a replica, the best one last (RFC 7047 section 4.1.5; ovsdb-server(7) sections 4.1.12, 4.1.15). */
public enum MonitorMethod {
    MONITOR("monitor"),
    MONITOR_COND("monitor_cond"),
    MONITOR_COND_SINCE("monitor_cond_since");

    private final String wireName;

    MonitorMethod(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** What to try with a server that does not know this one. */
    public Optional<MonitorMethod> older() {
        return switch (this) {
            case MONITOR -> Optional.empty();
            case MONITOR_COND -> Optional.of(MONITOR);
            case MONITOR_COND_SINCE -> Optional.of(MONITOR_COND);
        };
    }
}
