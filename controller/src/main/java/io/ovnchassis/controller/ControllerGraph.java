package io.ovnchassis.controller;

import io.ovnchassis.controller.binding.LocalBindingsNode;
import io.ovnchassis.controller.binding.LocalInterfacesNode;
import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.bridge.IntegrationBridgeNode;
import io.ovnchassis.controller.chassis.ChassisIndexNode;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.chassis.OwnChassisNode;
import io.ovnchassis.controller.config.BridgeConfig;
import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.config.ChassisConfigNode;
import io.ovnchassis.controller.config.ConfigReader;
import io.ovnchassis.controller.ctzone.CtZonesNode;
import io.ovnchassis.controller.ctzone.ZoneLimitsNode;
import io.ovnchassis.controller.encaps.BfdChassisNode;
import io.ovnchassis.controller.encaps.LocalEncapsNode;
import io.ovnchassis.controller.encaps.TunnelPort;
import io.ovnchassis.controller.encaps.TunnelPortsNode;
import io.ovnchassis.controller.encaps.WantedTunnel;
import io.ovnchassis.controller.encaps.WantedTunnelsNode;
import io.ovnchassis.controller.engine.Engine;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.ha.ActiveTunnelsNode;
import io.ovnchassis.controller.ha.HaPlacesNode;
import io.ovnchassis.controller.ifstatus.InstallCondition;
import io.ovnchassis.controller.ifstatus.PortStatusNode;
import io.ovnchassis.controller.localdata.LocalDatapathsNode;
import io.ovnchassis.controller.localdata.LocalPortsNode;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.mirror.MirrorsNode;
import io.ovnchassis.controller.monitor.AwaitedDatapathsNode;
import io.ovnchassis.controller.monitor.DatapathDataLeaf;
import io.ovnchassis.controller.nbcfg.NorthdOptions;
import io.ovnchassis.controller.nbcfg.NorthdOptionsNode;
import io.ovnchassis.controller.patch.PatchPort;
import io.ovnchassis.controller.patch.PatchPortsNode;
import io.ovnchassis.controller.patch.WantedPatch;
import io.ovnchassis.controller.patch.WantedPatchesNode;
import io.ovnchassis.controller.qos.QueuesNode;
import io.ovnchassis.controller.routing.KernelLeaves;
import io.ovnchassis.controller.routing.NeighborNode;
import io.ovnchassis.controller.routing.RouteNode;
import io.ovnchassis.controller.tables.DifferenceNode;
import io.ovnchassis.controller.tables.PortsNode;
import io.ovnchassis.controller.tables.TableLeaf;
import io.ovnchassis.controller.vifplug.PlugCandidatesNode;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.CtZone;
import io.ovnchassis.ovsdb.tables.ovs.Datapath;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Mirror;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.ovs.QoS;
import io.ovnchassis.ovsdb.tables.ovs.Queue;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.HaChassis;
import io.ovnchassis.ovsdb.tables.sb.HaChassisGroup;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.ovsdb.tables.sb.SbGlobal;
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
    private final DatapathDataLeaf datapathData = new DatapathDataLeaf();
    private final ChassisIndexNode chassisIndex;
    private final NorthdOptionsNode northdOptions;
    private final BfdChassisNode bfdChassis;
    private final WantedTunnelsNode wantedTunnels;
    private final TunnelPortsNode tunnelPorts;
    private final DifferenceNode<Chassis, WantedTunnel, Port, TunnelPort> tunnels;
    private final LocalDatapathsNode localDatapaths;
    private final LocalPortsNode localPorts;
    private final CtZonesNode ctZones;
    private final ZoneLimitsNode ctZoneLimits;
    private final MirrorsNode mirrors;
    private final QueuesNode queues;
    private final WantedPatchesNode wantedPatches;
    private final DifferenceNode<PortBinding, WantedPatch, Port, PatchPort> patches;
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
        TableLeaf<Encap> encaps = sb(southbound, Encap.TABLE);
        TableLeaf<HaChassisGroup> haGroups = sb(southbound, HaChassisGroup.TABLE);
        TableLeaf<HaChassis> haMembers = sb(southbound, HaChassis.TABLE);
        PortsNode.Tables portTables = new PortsNode.Tables(bridges, ports, interfaces);
        LocalEncapsNode localEncaps = new LocalEncapsNode(ownChassis, chassis, encaps);
        HaPlacesNode haPlaces = new HaPlacesNode(
                ownChassis,
                new HaPlacesNode.Tables(haGroups, haMembers, chassis),
                new ActiveTunnelsNode(portTables, integrationBridge));
        localBindings = new LocalBindingsNode(
                new LocalBindingsNode.Here(ownChassis, localEncaps, haPlaces), portBindings, localInterfaces);
        plugCandidates = new PlugCandidatesNode(ownChassis, portBindings, localInterfaces);

        chassisIndex = new ChassisIndexNode(config, openVSwitch);
        northdOptions = new NorthdOptionsNode(sb(southbound, SbGlobal.TABLE));
        bfdChassis = new BfdChassisNode(ownChassis, chassis, haGroups, haMembers);
        wantedTunnels = new WantedTunnelsNode(
                new WantedTunnelsNode.Here(config, ownChassis, localEncaps, northdOptions, bfdChassis),
                chassis,
                encaps);
        tunnelPorts = new TunnelPortsNode(portTables, integrationBridge, chassisIndex);
        tunnels = new DifferenceNode<>("tunnels", wantedTunnels, tunnelPorts, WantedTunnel::isSameAs);
        localDatapaths = new LocalDatapathsNode(
                new LocalDatapathsNode.Here(ownChassis, config, bridges, haPlaces, localBindings),
                datapaths,
                portBindings);
        portStatus = new PortStatusNode(
                ownChassis, localBindings, new AwaitedDatapathsNode(datapathData, localDatapaths), installed);
        localPorts = new LocalPortsNode(localBindings, localDatapaths, portBindings);
        ctZones = new CtZonesNode(
                config, integrationBridge, bridges, new CtZonesNode.Users(localDatapaths, localPorts, portBindings));
        ctZoneLimits = zoneLimits(local, openVSwitch);
        mirrors = new MirrorsNode(
                integrationBridge,
                localBindings,
                new MirrorsNode.Rows(
                        portTables,
                        ovs(local, Mirror.TABLE),
                        sb(southbound, io.ovnchassis.ovsdb.tables.sb.Mirror.TABLE)));
        queues = new QueuesNode(
                config,
                new QueuesNode.Wishes(localPorts, portBindings),
                portTables,
                new QueuesNode.Rows(ovs(local, QoS.TABLE), ovs(local, Queue.TABLE)));
        wantedPatches = new WantedPatchesNode(
                new WantedPatchesNode.Here(config, ownChassis, integrationBridge, localDatapaths),
                bridges,
                portBindings);
        patches = new DifferenceNode<>(
                "patches", wantedPatches, new PatchPortsNode(portTables, integrationBridge), WantedPatch::isSameAs);

        route = new RouteNode(ownChassis, portBindings, datapaths);
        neighbor = new NeighborNode(datapaths);
        engine = new Engine(new ControllerOutputNode(results()), clock::nanoTime);
    }

    private ZoneLimitsNode zoneLimits(Replica local, TableLeaf<OpenVSwitch> openVSwitch) {
        return new ZoneLimitsNode(
                ctZones,
                integrationBridge,
                new ZoneLimitsNode.Rows(openVSwitch, ovs(local, Datapath.TABLE), ovs(local, CtZone.TABLE)));
    }

    /** What the main loop reads. */
    private List<Node<?>> results() {
        List<Node<?>> results = new ArrayList<>(List.<Node<?>>of(
                portStatus,
                plugCandidates,
                tunnels,
                patches,
                localPorts,
                ctZones,
                ctZoneLimits,
                mirrors,
                queues,
                route,
                neighbor));
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

    /** Which integration bridge there has to be. */
    public BridgeConfig bridgeConfig() {
        return config.output().bridge();
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

    /** The node that who asks for rows feeds. */
    public DatapathDataLeaf datapathData() {
        return datapathData;
    }

    public Optional<String> chassisIndex() {
        return chassisIndex.output();
    }

    public NorthdOptions northdOptions() {
        return northdOptions.output();
    }

    public BfdChassisNode bfdChassis() {
        return bfdChassis;
    }

    public WantedTunnelsNode wantedTunnels() {
        return wantedTunnels;
    }

    public TunnelPortsNode tunnelPorts() {
        return tunnelPorts;
    }

    public DifferenceNode<Chassis, WantedTunnel, Port, TunnelPort> tunnels() {
        return tunnels;
    }

    public LocalDatapathsNode localDatapaths() {
        return localDatapaths;
    }

    public LocalPortsNode localPorts() {
        return localPorts;
    }

    public CtZonesNode ctZones() {
        return ctZones;
    }

    public ZoneLimitsNode ctZoneLimits() {
        return ctZoneLimits;
    }

    public MirrorsNode mirrors() {
        return mirrors;
    }

    public QueuesNode queues() {
        return queues;
    }

    public WantedPatchesNode wantedPatches() {
        return wantedPatches;
    }

    public DifferenceNode<PortBinding, WantedPatch, Port, PatchPort> patches() {
        return patches;
    }
}
