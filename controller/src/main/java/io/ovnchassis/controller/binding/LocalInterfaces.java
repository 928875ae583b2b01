package io.ovnchassis.controller.binding;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The interfaces of the integration bridge that matter to logical ports, by row and by {@code iface-id}. Main loop only.
 */
public final class LocalInterfaces {
    private static final Comparator<LocalInterface> BY_NAME = Comparator.comparing(LocalInterface::name);

    private final Map<Ref<Interface>, LocalInterface> byRow = new HashMap<>();
    private final Map<String, List<LocalInterface>> byIfaceId = new HashMap<>();
    private final Set<String> changedIfaceIds = new LinkedHashSet<>();
    private final Set<Ref<Interface>> unnamed = new LinkedHashSet<>();

    /**
     * Takes note of an interface as it is now.
     *
     * @param row the row's identity
     * @param now empty when the interface is gone, has left the bridge, or no longer matters
     * @return whether that is news
     */
    boolean put(Ref<Interface> row, Optional<LocalInterface> now) {
        @Nullable LocalInterface before = now.isPresent() ? byRow.put(row, now.get()) : byRow.remove(row);
        if (Optional.ofNullable(before).equals(now)) {
            return false;
        }
        if (before != null) {
            forget(before);
        }
        now.ifPresent(this::remember);
        return true;
    }

    private void remember(LocalInterface local) {
        if (local.ifaceId().isEmpty()) {
            unnamed.add(local.row().ref());
            return;
        }
        List<LocalInterface> peers = byIfaceId.computeIfAbsent(local.ifaceId().get(), id -> new ArrayList<>(1));
        peers.add(local);
        peers.sort(BY_NAME);
        changedIfaceIds.add(local.ifaceId().get());
    }

    private void forget(LocalInterface local) {
        unnamed.remove(local.row().ref());
        local.ifaceId().ifPresent(ifaceId -> {
            byIfaceId.computeIfPresent(ifaceId, (id, peers) -> {
                peers.removeIf(peer -> peer.row().ref().equals(local.row().ref()));
                return peers.isEmpty() ? null : peers;
            });
            changedIfaceIds.add(ifaceId);
        });
    }

    void clear() {
        changedIfaceIds.addAll(byIfaceId.keySet());
        byRow.clear();
        byIfaceId.clear();
        unnamed.clear();
    }

    void clearChanges() {
        changedIfaceIds.clear();
    }

    /** The iface-ids for which something changed in this run of the engine. */
    public Set<String> changedIfaceIds() {
        return Collections.unmodifiableSet(changedIfaceIds);
    }

    public Set<String> ifaceIds() {
        return Collections.unmodifiableSet(byIfaceId.keySet());
    }

    /** All interfaces with this {@code iface-id}, by name. */
    public List<LocalInterface> all(String ifaceId) {
        return Collections.unmodifiableList(byIfaceId.getOrDefault(ifaceId, List.of()));
    }

    /** The interface that carries the logical port: the first with an OpenFlow port. */
    public Optional<LocalInterface> carrier(String ifaceId) {
        return all(ifaceId).stream().filter(LocalInterface::hasOfport).findFirst();
    }

    /** Interfaces that name no logical port, and are still marked as installed for one. */
    public Set<Ref<Interface>> markedButUnnamed() {
        return Collections.unmodifiableSet(unnamed);
    }

    Set<LocalInterface> snapshot() {
        return new HashSet<>(byRow.values());
    }
}
