package io.ovnchassis.controller.vifplug;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * The logical ports that have to be looked at, now or soon. A port is never forgotten while something is left to do for
 * it: it is in here, or its transaction is on its way. Times are nanoseconds of a clock that never goes back. Belongs to
 * the main loop's thread.
 */
final class PlugQueue {
    static final long SOON_NANOS = Duration.ofSeconds(1).toNanos();

    private final TreeSet<String> due = new TreeSet<>();
    private final LinkedHashMap<String, Long> soon = new LinkedHashMap<>(); // the delay is constant: by time

    void look(Collection<String> logicalPorts) {
        due.addAll(logicalPorts);
    }

    /** Looks now at all ports that were to be looked at soon: what they wait for may have come. */
    void lookAtWaiting() {
        look(soon.keySet());
    }

    /**
     * Takes all ports that are to be looked at, by name: they take interface names in this order, so that a daemon that
     * has to start over gives each name to the same port.
     */
    List<String> take(long now) {
        for (Map.Entry<String, Long> entry : soon.entrySet()) {
            if (entry.getValue() - now > 0) {
                break;
            }
            due.add(entry.getKey());
        }
        List<String> taken = List.copyOf(due);
        due.clear();
        taken.forEach(soon::remove);
        return taken;
    }

    /** Puts a port aside that was taken and could not be served. */
    void lookSoon(String logicalPort, long now) {
        soon.putLast(logicalPort, now + SOON_NANOS);
    }

    /** The next time after {@code now} at which a port will be due though nothing changes. */
    OptionalLong nextAfter(long now) {
        return soon.values().stream()
                .mapToLong(Long::longValue)
                .dropWhile(at -> at - now <= 0)
                .findFirst();
    }
}
