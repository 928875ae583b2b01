package io.ovnchassis.controller.vifplug;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * The logical ports that have to be looked at, now or later. A port is never forgotten while something is left to do for
 * it: it is in here, or its provider is being asked, or its transaction is on its way. Times are nanoseconds of a clock
 * that never goes back. Belongs to the main loop's thread.
 */
final class PlugQueue {
    static final long SOON_NANOS = Duration.ofSeconds(1).toNanos();

    private final TreeSet<String> due = new TreeSet<>();
    private final TreeSet<Later> later = new TreeSet<>();
    private final Map<String, Later> laterByPort = new HashMap<>();
    private final Set<String> waiting = new LinkedHashSet<>();

    private record Later(long at, String logicalPort) implements Comparable<Later> {
        @Override
        public int compareTo(Later other) {
            return at == other.at
                    ? logicalPort.compareTo(other.logicalPort)
                    : Long.signum(at - other.at); // the clock may pass the greatest number
        }
    }

    void look(Collection<String> logicalPorts) {
        due.addAll(logicalPorts);
    }

    /** Looks now at all ports that wait for the switch or the daemon: what they wait for may have come. */
    void lookAtWaiting() {
        look(waiting);
    }

    /**
     * Takes all ports that are to be looked at, by name: they take interface names in this order, so that a daemon that
     * has to start over gives each name to the same port.
     */
    List<String> take(long now) {
        while (!later.isEmpty() && later.first().at() - now <= 0) {
            Later first = later.removeFirst();
            laterByPort.remove(first.logicalPort());
            due.add(first.logicalPort());
        }
        List<String> taken = List.copyOf(due);
        due.clear();
        taken.forEach(this::forget);
        return taken;
    }

    private void forget(String logicalPort) {
        waiting.remove(logicalPort);
        Later entry = laterByPort.remove(logicalPort);
        if (entry != null) {
            later.remove(entry);
        }
    }

    /** Puts a port aside that waits for something in the switch or the daemon: in a second it is looked at anyway. */
    void lookSoon(String logicalPort, long now) {
        lookAt(logicalPort, now + SOON_NANOS);
        waiting.add(logicalPort);
    }

    /** Puts a port aside until {@code at}. */
    void lookAt(String logicalPort, long at) {
        forget(logicalPort);
        Later entry = new Later(at, logicalPort);
        later.add(entry);
        laterByPort.put(logicalPort, entry);
    }

    /** The next time after {@code now} at which a port will be due though nothing changes. */
    OptionalLong nextAfter(long now) {
        return later.stream()
                .mapToLong(Later::at)
                .dropWhile(at -> at - now <= 0)
                .findFirst();
    }
}
