package io.ovnchassis.controller.vifplug;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What plugging may have to do with: the logical ports that are requested on this chassis, and the interfaces that stand
 * for logical ports; and which of these changed lately. A change costs O(1). Only ports that are requested, or that have
 * an interface of ours, ever count as changed. Belongs to the main loop's thread.
 */
final class PlugCandidates {
    private final Set<String> requested = new HashSet<>();
    private final Map<Ref<Interface>, Tag> tags = new HashMap<>();
    private final Map<String, Set<Ref<Interface>>> byIfaceId = new HashMap<>();
    private final Set<String> changedPorts = new HashSet<>();
    private final Set<String> freedNames = new HashSet<>();
    private long generation;

    /** Grows when all was built anew: then any port may have changed. */
    long generation() {
        return generation;
    }

    /** The ports to be looked at, unless all are. */
    Set<String> changedPorts() {
        return changedPorts;
    }

    /** The names of interfaces and ports that are gone, unless all is new. */
    Set<String> freedNames() {
        return freedNames;
    }

    /** All ports that there can be something to do about. */
    Set<String> all() {
        Set<String> all = new HashSet<>(requested);
        tags.values().stream().filter(Tag::owned).map(Tag::ifaceId).forEach(all::add);
        return all;
    }

    /** The interfaces that stand for a logical port, on whatever bridge. */
    Set<Ref<Interface>> interfacesOf(String ifaceId) {
        return byIfaceId.getOrDefault(ifaceId, Set.of());
    }

    /** A Port_Binding of this name appeared, changed or went; {@code requestedNow} is whether it is one for us. */
    void portChanged(String logicalPort, boolean requestedNow) {
        boolean requestedBefore = requestedNow ? !requested.add(logicalPort) : requested.remove(logicalPort);
        if (requestedBefore || requestedNow || ownsInterfaceFor(logicalPort)) {
            changedPorts.add(logicalPort);
        }
    }

    /** An Interface appeared, changed or went; {@code now} are its marks, empty when it has none or is gone. */
    void interfaceChanged(Ref<Interface> row, Optional<Tag> now) {
        interfaceTouched(row);
        forget(row);
        now.ifPresent(tag -> remember(row, tag));
        interfaceTouched(row);
    }

    /** Something else about an Interface changed, such as its Port. */
    void interfaceTouched(Ref<Interface> row) {
        Tag tag = tags.get(row);
        if (tag != null && (tag.owned() || requested.contains(tag.ifaceId()))) {
            changedPorts.add(tag.ifaceId());
        }
    }

    /** An Interface or Port of this name is gone. */
    void nameFreed(String name) {
        freedNames.add(name);
    }

    void clearChanges() {
        changedPorts.clear();
        freedNames.clear();
    }

    /**
     * Starts afresh with the whole truth.
     *
     * @return whether it is another than before
     */
    boolean rebuild(Set<String> requestedPorts, Map<Ref<Interface>, Tag> interfaces) {
        boolean changed = !requested.equals(requestedPorts) || !tags.equals(interfaces);
        generation++;
        clearChanges();
        requested.clear();
        requested.addAll(requestedPorts);
        tags.clear();
        byIfaceId.clear();
        interfaces.forEach(this::remember);
        return changed;
    }

    /** A copy of all that is known, one entry for each thing. */
    Map<String, String> snapshot() {
        Map<String, String> snapshot = new TreeMap<>();
        requested.forEach(port -> snapshot.put("lport " + port, "requested"));
        tags.forEach((row, tag) -> snapshot.put("Interface " + row, tag.toString()));
        byIfaceId.forEach((ifaceId, rows) -> snapshot.put("iface-id " + ifaceId, rows.toString()));
        return snapshot;
    }

    private boolean ownsInterfaceFor(String logicalPort) {
        return interfacesOf(logicalPort).stream().anyMatch(row -> {
            Tag tag = tags.get(row);
            return tag != null && tag.owned();
        });
    }

    private void remember(Ref<Interface> row, Tag tag) {
        tags.put(row, tag);
        byIfaceId.computeIfAbsent(tag.ifaceId(), _ -> new TreeSet<>()).add(row);
    }

    private void forget(Ref<Interface> row) {
        Tag tag = tags.remove(row);
        if (tag != null) {
            interfacesOf(tag.ifaceId()).remove(row);
            byIfaceId.computeIfPresent(tag.ifaceId(), (_, rows) -> rows.isEmpty() ? null : rows);
        }
    }
}
