package io.ovnchassis.controller.binding;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The state of every logical port that concerns this chassis, and which of them changed. Main loop only. */
public final class LocalBindings {
    private final Map<String, PortState> states = new HashMap<>();
    private final Map<Ref<DatapathBinding>, Set<String>> bound = new HashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();

    /** Takes note of the state as it is now; says whether that is news. */
    boolean put(String logicalPort, Optional<PortState> now) {
        @Nullable PortState before = now.isPresent() ? states.put(logicalPort, now.get()) : states.remove(logicalPort);
        boolean news = !Optional.ofNullable(before).equals(now);
        if (news) {
            changed.add(logicalPort);
            datapaths(Optional.ofNullable(before)).forEach(datapath -> unbind(datapath, logicalPort));
            datapaths(now)
                    .forEach(datapath -> bound.computeIfAbsent(datapath, _ -> new LinkedHashSet<>())
                            .add(logicalPort));
        }
        return news;
    }

    private static Stream<Ref<DatapathBinding>> datapaths(Optional<PortState> state) {
        return state.stream()
                .flatMap(one -> one instanceof PortState.Bound port
                        ? Stream.concat(Stream.of(port.port()), port.parent().stream())
                        : Stream.empty())
                .map(PortBinding::datapath);
    }

    private void unbind(Ref<DatapathBinding> datapath, String logicalPort) {
        bound.computeIfPresent(datapath, (_, ports) -> {
            ports.remove(logicalPort);
            return ports.isEmpty() ? null : ports;
        });
    }

    void clear() {
        changed.addAll(states.keySet());
        states.clear();
        bound.clear();
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

    /** The ports to be bound here, on an interface, that are of this datapath, or whose parent is. */
    public Set<String> boundOn(Ref<DatapathBinding> datapath) {
        return Collections.unmodifiableSet(bound.getOrDefault(datapath, Set.of()));
    }

    /** The logical ports whose state is new, different or gone in this run of the engine. */
    public Set<String> changed() {
        return Collections.unmodifiableSet(changed);
    }
}
