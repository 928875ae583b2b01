package io.ovnchassis.controller.mirror;

import io.ovnchassis.controller.binding.PortState;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.sb.Mirror;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which ports that are bound here are mirrored, and by whom. Main loop only. */
final class MirroredPorts {
    private final Map<String, Set<Ref<Mirror>>> rulesOf = new HashMap<>();
    private final Map<Ref<Mirror>, Map<String, Ref<Interface>>> carriers = new HashMap<>();

    /** Takes note of a port as it is now; says whether it is mirrored, or was. */
    boolean put(String port, Optional<PortState> state) {
        Optional<PortState.Bound> bound = state.filter(PortState.Bound.class::isInstance)
                .map(PortState.Bound.class::cast)
                .filter(one -> one.parent().isEmpty());
        Set<Ref<Mirror>> rules =
                bound.map(one -> Set.copyOf(one.port().mirrorRules())).orElse(Set.of());
        @Nullable Set<Ref<Mirror>> before = rules.isEmpty() ? rulesOf.remove(port) : rulesOf.put(port, rules);
        if (before != null) {
            before.forEach(mirror -> carriers.computeIfPresent(mirror, (_, ports) -> {
                ports.remove(port);
                return ports.isEmpty() ? null : ports;
            }));
        }
        bound.ifPresent(one -> rules.forEach(mirror -> carriers.computeIfAbsent(mirror, _ -> new TreeMap<>())
                .put(port, one.carrier().row().ref())));
        return before != null || !rules.isEmpty();
    }

    void clear() {
        rulesOf.clear();
        carriers.clear();
    }

    /** The interfaces of the ports that {@code mirror} is attached to. */
    Set<Ref<Interface>> carriersOf(Ref<Mirror> mirror) {
        return Set.copyOf(carriers.getOrDefault(mirror, Map.of()).values());
    }
}
