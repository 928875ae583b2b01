package io.ovnchassis.controller.mirror;

import io.ovnchassis.controller.binding.LocalBindings;
import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.tables.Difference;
import io.ovnchassis.controller.tables.PortsNode;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Mirror;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Engine node: where the mirrors that are wanted and those that are there differ, by name. A port, an interface or a row
 * that no mirror has to do with costs nothing; one that does lets all mirrors be looked at again, of which there are few.
 */
public final class MirrorsNode extends Derived<Map<String, Difference<WantedMirror, PresentMirror>>> {
    /** With this key in external_ids, an Interface is a sink that mirrors may name. */
    private static final String SINK = "mirror-id";

    private final Input<Optional<IntegrationBridge>> integrationBridge;
    private final Input<LocalBindings> bindings;
    private final Input<TableView<io.ovnchassis.ovsdb.tables.sb.Mirror>> wanted;
    private final Input<TableView<Bridge>> bridges;
    private final Input<TableView<Port>> ports;
    private final Input<TableView<Interface>> interfaces;
    private final Input<TableView<Mirror>> mirrors;
    private final MirroredPorts mirrored = new MirroredPorts();
    private final Set<Ref<Port>> watched = new HashSet<>();
    private final SortedMap<String, Difference<WantedMirror, PresentMirror>> differences = new TreeMap<>();

    /** What mirrors are made of. */
    public record Rows(
            PortsNode.Tables ports,
            Node<TableView<Mirror>> mirrors,
            Node<TableView<io.ovnchassis.ovsdb.tables.sb.Mirror>> wanted) {}

    public MirrorsNode(Node<Optional<IntegrationBridge>> integrationBridge, Node<LocalBindings> bindings, Rows rows) {
        super("mirrors");
        this.integrationBridge = input(integrationBridge);
        this.bindings = input(bindings, "mirrors_runtime_data_handler", this::onBindings);
        this.wanted = input(rows.wanted(), "mirrors_sb_mirror_handler", this::compare);
        this.bridges = input(rows.ports().bridges(), "mirrors_ovs_bridge_handler", this::onBridges);
        this.ports = input(rows.ports().ports(), "mirrors_ovs_port_handler", this::onPorts);
        this.interfaces = input(rows.ports().interfaces(), "mirrors_ovs_interface_handler", this::onInterfaces);
        this.mirrors = input(rows.mirrors(), "mirrors_ovs_mirror_handler", this::compare);
    }

    @Override
    public Map<String, Difference<WantedMirror, PresentMirror>> output() {
        return Collections.unmodifiableMap(differences);
    }

    private Verdict onBindings() {
        boolean concerned = false;
        for (String port : bindings.get().changed()) {
            concerned |= mirrored.put(port, bindings.get().get(port));
        }
        return compareIf(concerned);
    }

    private Verdict onBridges() {
        return compareIf(bridges.get().changes().stream().filter(this::isOurs).anyMatch(change -> {
            SortedArraySet<Ref<Port>> before =
                    change.before().map(Bridge::ports).orElse(SortedArraySet.empty());
            SortedArraySet<Ref<Port>> after = change.after().map(Bridge::ports).orElse(SortedArraySet.empty());
            return !change.before().map(Bridge::mirrors).equals(change.after().map(Bridge::mirrors))
                    || before.symmetricDifference(after).stream().anyMatch(this::isConcerned);
        }));
    }

    private boolean isOurs(RowChange<Bridge> change) {
        return integrationBridge
                .get()
                .filter(bridge -> bridge.ref().equals(change.ref()))
                .isPresent();
    }

    private Verdict onPorts() {
        return compareIf(ports.get().changes().stream().anyMatch(change -> isConcerned(change.ref())));
    }

    private Verdict onInterfaces() {
        return compareIf(interfaces.get().changes().stream()
                .anyMatch(change -> Stream.of(change.before(), change.after())
                                .flatMap(Optional::stream)
                                .anyMatch(row -> row.externalIds().containsKey(SINK))
                        || ports.get().index(Port.INTERFACES).findAll(change.ref()).stream()
                                .anyMatch(port -> watched.contains(port.ref()))));
    }

    private boolean isConcerned(Ref<Port> ref) {
        return watched.contains(ref)
                || ports.get().get(ref).stream()
                        .flatMap(this::partsOf)
                        .anyMatch(part -> part.externalIds().containsKey(SINK));
    }

    private Stream<Interface> partsOf(Port port) {
        return port.interfaces().stream().map(interfaces.get()::get).flatMap(Optional::stream);
    }

    private Verdict compareIf(boolean concerned) {
        return concerned ? compare() : Change.UNCHANGED;
    }

    private Change compare() {
        Map<String, Difference<WantedMirror, PresentMirror>> before = Map.copyOf(differences);
        differences.clear();
        watched.clear();
        Optional<Bridge> bridge =
                integrationBridge.get().map(IntegrationBridge::ref).flatMap(bridges.get()::get);
        bridge.ifPresent(this::compare);
        return Change.between(before, Map.copyOf(differences));
    }

    private void compare(Bridge bridge) {
        Map<String, WantedMirror> should = wanted(bridge);
        Map<String, List<PresentMirror>> is = present(bridge);
        Set<String> names = new HashSet<>(should.keySet());
        names.addAll(is.keySet());
        for (String name : names) {
            Optional<WantedMirror> one = Optional.ofNullable(should.get(name));
            List<PresentMirror> all = is.getOrDefault(name, List.of());
            boolean fine = one.map(mirror -> all.size() == 1 && mirror.isSameAs(all.getFirst()))
                    .orElse(all.isEmpty());
            if (!fine) {
                differences.put(name, new Difference<>(one, all));
            }
        }
    }

    private Map<String, WantedMirror> wanted(Bridge bridge) {
        MirrorRule rule = new MirrorRule(sink -> sink(bridge, sink));
        Map<String, WantedMirror> found = new HashMap<>();
        for (io.ovnchassis.ovsdb.tables.sb.Mirror mirror : wanted.get().rows()) {
            Set<Ref<Port>> selected = mirrored.carriersOf(mirror.ref()).stream()
                    .flatMap(carrier -> ports.get().index(Port.INTERFACES).findAll(carrier).stream())
                    .map(Port::ref)
                    .filter(bridge.ports()::contains)
                    .collect(Collectors.toSet());
            watched.addAll(selected);
            rule.wanted(mirror, selected).ifPresent(one -> found.put(one.name(), one));
        }
        return found;
    }

    private Optional<Ref<Port>> sink(Bridge bridge, String id) {
        return bridge.ports().stream()
                .map(ports.get()::get)
                .flatMap(Optional::stream)
                .filter(port -> !port.name().equals(bridge.name()))
                .filter(port -> partsOf(port)
                        .anyMatch(part -> id.equals(part.externalIds().get(SINK))))
                .map(Port::ref)
                .findFirst();
    }

    private Map<String, List<PresentMirror>> present(Bridge bridge) {
        Map<String, List<PresentMirror>> found = new HashMap<>();
        for (Ref<Mirror> ref : bridge.mirrors()) {
            mirrors.get()
                    .get(ref)
                    .filter(row -> PresentMirror.isMarked(row.externalIds()))
                    .ifPresent(row -> found.computeIfAbsent(row.name(), _ -> new ArrayList<>())
                            .add(new PresentMirror(row, outlet(row))));
        }
        return found;
    }

    private Optional<PresentMirror.Outlet> outlet(Mirror mirror) {
        mirror.outputPort().ifPresent(watched::add);
        return mirror.outputPort()
                .flatMap(ports.get()::get)
                .map(port -> new PresentMirror.Outlet(port, partsOf(port).findFirst()));
    }

    @Override
    protected Change recompute() {
        mirrored.clear();
        bindings.get().states().forEach((port, state) -> mirrored.put(port, Optional.of(state)));
        return compare();
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.copyOf(differences);
    }
}
