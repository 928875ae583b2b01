package io.ovnchassis.controller.tables;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Engine node: the ports of bridges that a room made, found by their marks. A change costs what it touches: the port of
 * an interface and the bridge of a port are found through indexes.
 *
 * @param <T> what such a port means to the room
 */
public abstract class PortsNode<T> extends Derived<Keyed<Port, T>> {
    private final Input<TableView<Bridge>> bridges;
    private final Input<TableView<Port>> ports;
    private final Input<TableView<Interface>> interfaces;
    private final Keyed<Port, T> found = new Keyed<>();

    /** The tables that ports are in. */
    public record Tables(
            Node<TableView<Bridge>> bridges, Node<TableView<Port>> ports, Node<TableView<Interface>> interfaces) {}

    /** The handlers are called once the engine is built, and not before. */
    @SuppressWarnings("this-escape")
    protected PortsNode(String name, Tables tables) {
        super(name);
        this.bridges = input(tables.bridges(), name + "_ovs_bridge_handler", this::onBridges);
        this.ports = input(tables.ports(), name + "_ovs_port_handler", this::onPorts);
        this.interfaces = input(tables.interfaces(), name + "_ovs_interface_handler", this::onInterfaces);
    }

    /** Whether a port has one of the room's marks; the others are not looked at any further. */
    protected abstract boolean isMarked(Port port);

    /** What a marked port means, by key; empty when it is not ours after all. */
    protected abstract Map<String, T> meaningOf(BridgePort port);

    @Override
    public final Keyed<Port, T> output() {
        return found;
    }

    @Override
    protected final void clearChanges() {
        found.clearChanges();
    }

    private Verdict onBridges() {
        boolean updated = false;
        for (RowChange<Bridge> change : bridges.get().changes()) {
            SortedArraySet<Ref<Port>> before =
                    change.before().map(Bridge::ports).orElse(SortedArraySet.empty());
            SortedArraySet<Ref<Port>> after = change.after().map(Bridge::ports).orElse(SortedArraySet.empty());
            if (nameOf(change.before()).equals(nameOf(change.after()))) {
                updated |= lookAtAll(before.symmetricDifference(after));
            } else {
                updated |= lookAtAll(before);
                updated |= lookAtAll(after);
            }
        }
        return Change.when(updated);
    }

    private static Optional<String> nameOf(Optional<Bridge> bridge) {
        return bridge.map(Bridge::name);
    }

    private Verdict onPorts() {
        boolean updated = false;
        for (RowChange<Port> change : ports.get().changes()) {
            updated |= lookAt(change.ref());
        }
        return Change.when(updated);
    }

    private Verdict onInterfaces() {
        boolean updated = false;
        for (RowChange<Interface> change : interfaces.get().changes()) {
            for (Port port : ports.get().index(Port.INTERFACES).findAll(change.ref())) {
                updated |= lookAt(port.ref());
            }
        }
        return Change.when(updated);
    }

    private boolean lookAtAll(Iterable<Ref<Port>> refs) {
        boolean updated = false;
        for (Ref<Port> ref : refs) {
            updated |= lookAt(ref);
        }
        return updated;
    }

    private boolean lookAt(Ref<Port> ref) {
        return found.put(
                ref,
                ports.get()
                        .get(ref)
                        .filter(this::isMarked)
                        .flatMap(this::onItsBridge)
                        .map(this::meaningOf)
                        .orElse(Map.of()));
    }

    private Optional<BridgePort> onItsBridge(Port port) {
        List<Interface> parts = port.interfaces().stream()
                .map(interfaces.get()::get)
                .flatMap(Optional::stream)
                .toList();
        return bridges.get().index(Bridge.PORTS).find(port.ref()).map(bridge -> new BridgePort(port, bridge, parts));
    }

    @Override
    protected final Change recompute() {
        Map<String, List<T>> before = found.snapshot();
        found.clear();
        ports.get().rows().forEach(port -> lookAt(port.ref()));
        return Change.between(before, found.snapshot());
    }

    @Override
    protected final Map<?, ?> snapshot() {
        return found.snapshot();
    }
}
