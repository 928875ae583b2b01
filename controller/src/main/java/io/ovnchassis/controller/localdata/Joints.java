package io.ovnchassis.controller.localdata;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All joints, by the ports at their ends and by the datapaths that they connect. At most one begins at a port. */
final class Joints {
    private final Map<String, Joint> byPort = new HashMap<>();
    private final Map<String, SortedMap<String, Joint>> byPeer = new HashMap<>();
    private final Map<Ref<DatapathBinding>, Map<String, Joint>> from = new HashMap<>();
    private final Map<Ref<DatapathBinding>, Map<String, Joint>> to = new HashMap<>();

    /** Takes note of the joint that begins at {@code port} now; returns the one that did before. */
    Optional<Joint> put(String port, Optional<Joint> now) {
        @Nullable Joint before = now.isPresent() ? byPort.put(port, now.get()) : byPort.remove(port);
        if (before != null) {
            remove(byPeer, before.peer(), port);
            remove(from, before.from(), port);
            remove(to, before.to(), port);
        }
        now.ifPresent(joint -> {
            byPeer.computeIfAbsent(joint.peer(), _ -> new TreeMap<>()).put(port, joint);
            from.computeIfAbsent(joint.from(), _ -> new LinkedHashMap<>()).put(port, joint);
            to.computeIfAbsent(joint.to(), _ -> new LinkedHashMap<>()).put(port, joint);
        });
        return Optional.ofNullable(before);
    }

    private static <K, M extends Map<String, Joint>> void remove(Map<K, M> index, K key, String port) {
        index.computeIfPresent(key, (_, joints) -> {
            joints.remove(port);
            return joints.isEmpty() ? null : joints;
        });
    }

    void clear() {
        byPort.clear();
        byPeer.clear();
        from.clear();
        to.clear();
    }

    Optional<Joint> at(String port) {
        return Optional.ofNullable(byPort.get(port));
    }

    /** Those that end at a port, by the names of the ports where they begin. */
    SequencedCollection<Joint> endingAt(String port) {
        return Collections.unmodifiableSequencedCollection(
                byPeer.getOrDefault(port, Collections.emptySortedMap()).sequencedValues());
    }

    Iterable<Joint> leaving(Ref<DatapathBinding> datapath) {
        return from.getOrDefault(datapath, Map.of()).values();
    }

    Iterable<Joint> reaching(Ref<DatapathBinding> datapath) {
        return to.getOrDefault(datapath, Map.of()).values();
    }
}
