package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.binding.LocalInterfacesNode;
import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.engine.Engine;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.RunResult;
import io.ovnchassis.controller.engine.WritePermission;
import io.ovnchassis.controller.tables.TableLeaf;
import io.ovnchassis.ovsdb.delta.DatabaseUpdate;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.delta.RowUpdate;
import io.ovnchassis.ovsdb.delta.TableUpdate;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitchDatabase;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * The contents of two databases, which a test edits freely, and the replicas, nodes and engine that see them once they
 * are published.
 */
final class PlugWorld {
    final OwnChassis us;
    final IntegrationBridge bridge;
    final Map<String, PortBinding> portBindings = new LinkedHashMap<>();
    final Map<Ref<Interface>, Interface> interfaces = new LinkedHashMap<>();
    final Map<Ref<Port>, Port> ports = new LinkedHashMap<>();
    final Map<Ref<Bridge>, Bridge> bridges = new LinkedHashMap<>();

    final Replica local = new Replica(OpenVSwitchDatabase.DATABASE, List.of(Bridge.TABLE, Port.TABLE, Interface.TABLE));
    final Replica southbound = new Replica(OvnSouthboundDatabase.DATABASE, List.of(PortBinding.TABLE));
    final ValueLeaf<Optional<OwnChassis>> ownChassis;
    final ValueLeaf<Optional<IntegrationBridge>> integrationBridge;
    final LocalInterfacesNode localInterfaces;
    final PlugCandidatesNode candidates;
    final Engine engine;

    private final Random random;

    /** {@code random} makes the identities of rows, so that one seed gives one world. */
    PlugWorld(Random random) {
        this.random = random;
        this.us = new OwnChassis(ref(), "hv1", "host1");
        this.bridge = new IntegrationBridge(addBridge("br-int"), "br-int", "");
        this.ownChassis = new ValueLeaf<>("own_chassis", Optional.of(us));
        this.integrationBridge = new ValueLeaf<>("integration_bridge", Optional.of(bridge));
        this.localInterfaces = new LocalInterfacesNode(
                integrationBridge,
                leaf("OVS", local.table(Bridge.TABLE)),
                leaf("OVS", local.table(Port.TABLE)),
                leaf("OVS", local.table(Interface.TABLE)));
        this.candidates =
                new PlugCandidatesNode(ownChassis, leaf("SB", southbound.table(PortBinding.TABLE)), localInterfaces);
        this.engine = new Engine(candidates, () -> 0);
    }

    private static <R extends Row<R>> Node<TableView<R>> leaf(String prefix, TableView<R> view) {
        return new TableLeaf<>(prefix, view);
    }

    <R extends Row<R>> Ref<R> ref() {
        return Ref.of(random.nextLong(), random.nextLong());
    }

    Ref<Bridge> addBridge(String name) {
        Bridge row = Bridge.builder().name(name).build(ref());
        bridges.put(row.ref(), row);
        return row.ref();
    }

    /** Creates the Port_Binding of this name, or edits it. */
    void putPort(PortBinding.Builder builder) {
        String name = builder.build(ref()).logicalPort();
        Ref<PortBinding> ref = Optional.ofNullable(portBindings.get(name))
                .map(PortBinding::ref)
                .orElseGet(this::ref);
        portBindings.put(name, builder.build(ref));
    }

    /** Adds an Interface and a Port of its name to a bridge. */
    Interface addInterface(Ref<Bridge> to, Interface.Builder builder) {
        Interface row = builder.build(ref());
        Port port =
                Port.builder().name(row.name()).interfaces(List.of(row.ref())).build(ref());
        interfaces.put(row.ref(), row);
        ports.put(port.ref(), port);
        List<Ref<Port>> all = new ArrayList<>(bridge(to).ports());
        all.add(port.ref());
        setPorts(to, all);
        return row;
    }

    void removeInterface(Ref<Interface> ref) {
        Port port = portOf(ref);
        interfaces.remove(ref);
        ports.remove(port.ref());
        for (Bridge each : List.copyOf(bridges.values())) {
            List<Ref<Port>> rest = new ArrayList<>(each.ports());
            if (rest.remove(port.ref())) {
                setPorts(each.ref(), rest);
            }
        }
    }

    void putInterface(Interface.Builder row, Ref<Interface> ref) {
        interfaces.put(ref, row.build(ref));
    }

    Optional<Interface> interfaceNamed(String name) {
        return interfaces.values().stream()
                .filter(row -> row.name().equals(name))
                .findFirst();
    }

    Port portOf(Ref<Interface> ref) {
        return ports.values().stream()
                .filter(port -> port.interfaces().contains(ref))
                .findFirst()
                .orElseThrow();
    }

    /** The interfaces of the integration bridge that have both marks. */
    List<Interface> owned() {
        return interfaces.values().stream()
                .filter(row -> Tag.of(row).filter(Tag::owned).isPresent())
                .filter(row -> isOnIntegrationBridge(row.ref()))
                .toList();
    }

    boolean isOnIntegrationBridge(Ref<Interface> ref) {
        return bridge(bridge.ref()).ports().contains(portOf(ref).ref());
    }

    Bridge bridge(Ref<Bridge> ref) {
        return Optional.ofNullable(bridges.get(ref)).orElseThrow();
    }

    private void setPorts(Ref<Bridge> ref, List<Ref<Port>> all) {
        bridges.put(ref, Bridge.builder().name(bridge(ref).name()).ports(all).build(ref));
    }

    /** A row in the making that has the cells of {@code row}. */
    static Interface.Builder copyOf(Interface row) {
        Interface.Builder copy = Interface.builder();
        Interface.TABLE.columns().forEach(column -> copy.copy(column.position(), row));
        return copy;
    }

    /** Shows the contents to the replicas. */
    void publish() {
        apply(
                local,
                update(Bridge.TABLE, bridges.values()),
                update(Port.TABLE, ports.values()),
                update(Interface.TABLE, interfaces.values()));
        apply(southbound, update(PortBinding.TABLE, portBindings.values()));
    }

    private static <R extends Row<R>> TableUpdate<R> update(Table<R> table, Collection<R> rows) {
        List<RowUpdate<R>> insertions = new ArrayList<>();
        rows.forEach(row -> insertions.add(new RowChange.Inserted<>(row)));
        return new TableUpdate<>(table, insertions);
    }

    private static void apply(Replica replica, TableUpdate<?>... tables) {
        assertThat(replica.apply(new DatabaseUpdate(DatabaseUpdate.Kind.SNAPSHOT, List.of(tables))))
                .isEqualTo(new Replica.Result.Applied());
    }

    /** One run of the engine over what was published. */
    void run() {
        engine.startRun();
        assertThat(engine.run(WritePermission.GRANTED)).isEqualTo(new RunResult.Completed());
    }

    /** Ends the iteration. */
    void settle() {
        local.clearChanges();
        southbound.clearChanges();
    }

    /** The integration bridge as the replica has it. */
    Bridge shownBridge() {
        return local.table(Bridge.TABLE).get(bridge.ref()).orElseThrow();
    }

    ReplicaView view() {
        return new ReplicaView(PlugTables.of(local, southbound), bridge, us, localInterfaces.output());
    }
}
