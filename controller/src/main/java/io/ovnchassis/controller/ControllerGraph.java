package io.ovnchassis.controller;

import io.ovnchassis.controller.binding.LocalBindingsNode;
import io.ovnchassis.controller.binding.LocalInterfacesNode;
import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.bridge.IntegrationBridgeNode;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.chassis.OwnChassisNode;
import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.config.ChassisConfigNode;
import io.ovnchassis.controller.config.ConfigReader;
import io.ovnchassis.controller.engine.Engine;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.ifstatus.InstallCondition;
import io.ovnchassis.controller.ifstatus.PortStatusNode;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.routing.KernelLeaves;
import io.ovnchassis.controller.routing.NeighborNode;
import io.ovnchassis.controller.routing.RouteNode;
import io.ovnchassis.controller.tables.TableLeaf;
import io.ovnchassis.controller.vifplug.PlugCandidatesNode;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The graph of the engine: the one place that lists the nodes and who reads whom. */
public final class ControllerGraph {
    private final ChassisConfigNode config;
    private final IntegrationBridgeNode integrationBridge;
    private final OwnChassisNode ownChassis;
    private final LocalInterfacesNode localInterfaces;
    private final LocalBindingsNode localBindings;
    private final PortStatusNode portStatus;
    private final PlugCandidatesNode plugCandidates;
    private final RouteNode route;
    private final NeighborNode neighbor;
    private final KernelLeaves kernel = KernelLeaves.create();
    private final Engine engine;

    public ControllerGraph(
            Replica local, Replica southbound, ConfigReader reader, InstallCondition installed, Clock clock) {
        TableLeaf<OpenVSwitch> openVSwitch = ovs(local, OpenVSwitch.TABLE);
        TableLeaf<Bridge> bridges = ovs(local, Bridge.TABLE);
        TableLeaf<Port> ports = ovs(local, Port.TABLE);
        TableLeaf<Interface> interfaces = ovs(local, Interface.TABLE);
        TableLeaf<Chassis> chassis = sb(southbound, Chassis.TABLE);
        TableLeaf<PortBinding> portBindings = sb(southbound, PortBinding.TABLE);
        TableLeaf<DatapathBinding> datapaths = sb(southbound, DatapathBinding.TABLE);

        config = new ChassisConfigNode(openVSwitch, reader);
        integrationBridge = new IntegrationBridgeNode(config, bridges);
        ownChassis = new OwnChassisNode(config, chassis);
        localInterfaces = new LocalInterfacesNode(integrationBridge, bridges, ports, interfaces);
        localBindings = new LocalBindingsNode(ownChassis, portBindings, localInterfaces);
        portStatus = new PortStatusNode(ownChassis, localBindings, installed);
        plugCandidates = new PlugCandidatesNode(ownChassis, portBindings, localInterfaces);
        route = new RouteNode(ownChassis, portBindings, datapaths);
        neighbor = new NeighborNode(datapaths);
        engine = new Engine(new ControllerOutputNode(results()), clock::nanoTime);
    }

    /** What the main loop reads. */
    private List<Node<?>> results() {
        List<Node<?>> results = new ArrayList<>(List.of(portStatus, plugCandidates, route, neighbor));
        results.addAll(kernel.all());
        return results;
    }

    private static <R extends Row<R>> TableLeaf<R> ovs(Replica local, Table<R> table) {
        return new TableLeaf<>("OVS", local.table(table));
    }

    private static <R extends Row<R>> TableLeaf<R> sb(Replica southbound, Table<R> table) {
        return new TableLeaf<>("SB", southbound.table(table));
    }

    public Engine engine() {
        return engine;
    }

    public ConfigReader.Reading reading() {
        return config.output();
    }

    public Optional<ChassisConfig> config() {
        return config.output().config();
    }

    public Optional<IntegrationBridge> integrationBridge() {
        return integrationBridge.output();
    }

    public Optional<OwnChassis> ownChassis() {
        return ownChassis.output();
    }

    public LocalInterfacesNode localInterfaces() {
        return localInterfaces;
    }

    public LocalBindingsNode localBindings() {
        return localBindings;
    }

    public PortStatusNode portStatus() {
        return portStatus;
    }

    public PlugCandidatesNode plugCandidates() {
        return plugCandidates;
    }

    public RouteNode route() {
        return route;
    }

    public NeighborNode neighbor() {
        return neighbor;
    }

    /** The nodes that the kernel feeds. */
    public KernelLeaves kernel() {
        return kernel;
    }
}
