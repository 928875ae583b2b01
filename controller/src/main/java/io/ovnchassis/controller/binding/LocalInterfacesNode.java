package io.ovnchassis.controller.binding;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Engine node: the interfaces of the integration bridge that matter to logical ports. A change costs what it touches:
 * the bridge of an interface is found through two indexes, and a bridge that gained a port is compared with what it was.
 */
public final class LocalInterfacesNode extends Derived<LocalInterfaces> {
    private final Input<Optional<IntegrationBridge>> integrationBridge;
    private final Input<TableView<Bridge>> bridges;
    private final Input<TableView<Port>> ports;
    private final Input<TableView<Interface>> interfaces;
    private final LocalInterfaces local = new LocalInterfaces();

    public LocalInterfacesNode(
            Node<Optional<IntegrationBridge>> integrationBridge,
            Node<TableView<Bridge>> bridges,
            Node<TableView<Port>> ports,
            Node<TableView<Interface>> interfaces) {
        super("ovs_interface_shadow");
        this.integrationBridge = input(integrationBridge);
        this.bridges = input(bridges, "ovs_interface_shadow_ovs_bridge_handler", this::onBridges);
        this.ports = input(ports, "ovs_interface_shadow_ovs_port_handler", this::onPorts);
        this.interfaces = input(interfaces, "ovs_interface_shadow_ovs_interface_handler", this::onInterfaces);
    }

    @Override
    public LocalInterfaces output() {
        return local;
    }

    @Override
    protected void clearChanges() {
        local.clearChanges();
    }

    private Verdict onBridges() {
        boolean updated = false;
        for (RowChange<Bridge> change : bridges.get().changes()) {
            SortedArraySet<Ref<Port>> before =
                    change.before().map(Bridge::ports).orElse(SortedArraySet.empty());
            SortedArraySet<Ref<Port>> after = change.after().map(Bridge::ports).orElse(SortedArraySet.empty());
            for (Ref<Port> moved : before.symmetricDifference(after)) {
                updated |= ports.get().get(moved).map(this::lookAt).orElse(false);
            }
        }
        return Change.when(updated);
    }

    private Verdict onPorts() {
        boolean updated = false;
        for (RowChange<Port> change : ports.get().changes()) {
            Set<Ref<Interface>> touched = new HashSet<>();
            change.before().map(Port::interfaces).ifPresent(touched::addAll);
            change.after().map(Port::interfaces).ifPresent(touched::addAll);
            for (Ref<Interface> ref : touched) {
                updated |= lookAt(ref);
            }
        }
        return Change.when(updated);
    }

    private Verdict onInterfaces() {
        boolean updated = false;
        for (RowChange<Interface> change : interfaces.get().changes()) {
            updated |= lookAt(change.ref());
        }
        return Change.when(updated);
    }

    private boolean lookAt(Port port) {
        boolean updated = false;
        for (Ref<Interface> ref : port.interfaces()) {
            updated |= lookAt(ref);
        }
        return updated;
    }

    private boolean lookAt(Ref<Interface> ref) {
        return local.put(
                ref,
                interfaces
                        .get()
                        .get(ref)
                        .map(LocalInterface::new)
                        .filter(candidate -> candidate.ifaceId().isPresent() || candidate.isInstalled())
                        .filter(this::isOnIntegrationBridge));
    }

    /** The bridge's own local port, which has its name, is no logical port. */
    private boolean isOnIntegrationBridge(LocalInterface candidate) {
        Optional<IntegrationBridge> bridge = integrationBridge.get();
        return bridge.isPresent()
                && !candidate.name().equals(bridge.get().name())
                && ports.get()
                        .index(Port.INTERFACES)
                        .find(candidate.row().ref())
                        .flatMap(port -> bridges.get().index(Bridge.PORTS).find(port.ref()))
                        .filter(found -> found.ref().equals(bridge.get().ref()))
                        .isPresent();
    }

    @Override
    protected Change recompute() {
        Set<LocalInterface> before = local.snapshot();
        local.clear();
        integrationBridge
                .get()
                .flatMap(bridge -> bridges.get().get(bridge.ref()))
                .ifPresent(bridge -> bridge.ports().stream()
                        .map(ports.get()::get)
                        .flatMap(Optional::stream)
                        .forEach(this::lookAt));
        return Change.between(before, local.snapshot());
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.of("interfaces", local.snapshot());
    }
}
