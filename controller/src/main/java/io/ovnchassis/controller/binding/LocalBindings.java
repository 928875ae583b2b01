package io.ovnchassis.controller.binding;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The state of every logical port that concerns this chassis, and which of them changed. Main loop only. */
public final class LocalBindings {
    private final Map<String, PortState> states = new HashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();

    /** Takes note of the state as it is now; says whether that is news. */
    boolean put(String logicalPort, Optional<PortState> now) {
        @Nullable PortState before = now.isPresent() ? states.put(logicalPort, now.get()) : states.remove(logicalPort);
        boolean news = !Optional.ofNullable(before).equals(now);
        if (news) {
            changed.add(logicalPort);
        }
        return news;
    }

    void clear() {
        changed.addAll(states.keySet());
        states.clear();
    }

    void clearChanges() {
        changed.clear();
    }

    public Optional<PortState> get(String logicalPort) {
        return Optional.ofNullable(states.get(logicalPort));
    }

    public Map<String, PortState> states() {
        return Collections.unmodifiableMap(states);
    }

    /** The logical ports whose state is new, different or gone in this run of the engine. */
    public Set<String> changed() {
        return Collections.unmodifiableSet(changed);
    }
}
