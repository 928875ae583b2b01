package io.ovnchassis.controller.vifplug;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * The logical ports that have to be looked at, and those that wait for something before they are looked at again. A
 * port is never forgotten while something is left to do for it: it is in here, or its transaction is on its way. Belongs
 * to the main loop's thread.
 */
final class PlugQueue {
    static final long SOON_MS = 1_000;

    private final TreeSet<String> due = new TreeSet<>();
    private final Map<String, LookAgain> waiting = new HashMap<>();
    private final Map<String, Set<String>> forName = new HashMap<>();
    private final Set<String> forUnplugging = new TreeSet<>();
    private final LinkedHashMap<String, Long> soonAtMs = new LinkedHashMap<>(); // the delay is constant: in order

    void look(String logicalPort) {
        due.add(logicalPort);
    }

    void look(Collection<String> logicalPorts) {
        due.addAll(logicalPorts);
    }

    void lookAtWaiting() {
        look(waiting.keySet());
    }

    boolean isDue() {
        return !due.isEmpty();
    }

    /**
     * Takes all ports that are to be looked at, by name: in this order they take interface names, so that a restart in
     * between gives nobody else's name to anybody. They wait for nothing any more.
     */
    List<String> take() {
        List<String> taken = List.copyOf(due);
        due.clear();
        taken.forEach(this::stopWaiting);
        return taken;
    }

    /** Puts a port aside that was just taken. */
    void park(String logicalPort, LookAgain again, long nowMs) {
        waiting.put(logicalPort, again);
        switch (again) {
            case LookAgain.OnChange _ -> waiting.remove(logicalPort);
            case LookAgain.Soon _ -> soonAtMs.put(logicalPort, nowMs + SOON_MS);
            case LookAgain.OnceUnpluggingIsAllowed _ -> forUnplugging.add(logicalPort);
            case LookAgain.OnceNameIsFree(String name) ->
                forName.computeIfAbsent(name, _ -> new TreeSet<>()).add(logicalPort);
        }
    }

    void nameIsFree(String interfaceName) {
        look(forName.getOrDefault(interfaceName, Set.of()));
    }

    void unpluggingIsAllowed() {
        look(forUnplugging);
    }

    /** The time is now {@code nowMs}, on a clock that never goes back. */
    void timeIs(long nowMs) {
        for (Map.Entry<String, Long> entry : soonAtMs.entrySet()) {
            if (entry.getValue() > nowMs) {
                return;
            }
            look(entry.getKey());
        }
    }

    /** When {@link #timeIs} has to be called at the latest. */
    OptionalLong wakeAtMs() {
        return soonAtMs.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(soonAtMs.firstEntry().getValue());
    }

    private void stopWaiting(String logicalPort) {
        LookAgain again = waiting.remove(logicalPort);
        if (again == null) {
            return;
        }
        switch (again) {
            case LookAgain.OnChange _ -> {}
            case LookAgain.Soon _ -> soonAtMs.remove(logicalPort);
            case LookAgain.OnceUnpluggingIsAllowed _ -> forUnplugging.remove(logicalPort);
            case LookAgain.OnceNameIsFree(String name) -> {
                Set<String> others = forName.getOrDefault(name, new TreeSet<>());
                others.remove(logicalPort);
                forName.computeIfPresent(name, (_, ports) -> ports.isEmpty() ? null : ports);
            }
        }
    }
}
