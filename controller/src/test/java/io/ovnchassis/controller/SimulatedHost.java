package io.ovnchassis.controller;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitchDatabase;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.ovsdb.tables.sb.SbGlobal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The two databases of a chassis named {@code hv1}, and what everybody but its controller does to them: whoever starts
 * virtual machines, ovs-vswitchd, ovn-northd, another chassis {@code hv2} and a person at the keyboard.
 */
public final class SimulatedHost {
    public static final String INTEGRATION_BRIDGE = "br-int";
    public static final String PHYSICAL_BRIDGE = "br-ex";

    /** The logical switch that there always is. */
    public static final String NETWORK = "sw0";

    private final FakeServer local = new FakeServer(OpenVSwitchDatabase.DATABASE);
    private final FakeServer southbound = new FakeServer(OvnSouthboundDatabase.DATABASE);
    private final Map<String, Long> networks = new HashMap<>();

    public SimulatedHost() {
        local.insert(OpenVSwitch.builder()
                .externalIds(Map.of(
                        "system-id", "hv1",
                        "hostname", "host1",
                        "ovn-encap-type", "geneve",
                        "ovn-encap-ip", "192.0.2.1",
                        "ovn-bridge-mappings", "physnet1:" + PHYSICAL_BRIDGE,
                        "ovn-remote", "unix:/sb.sock")));
        local.insert(Bridge.builder().name(PHYSICAL_BRIDGE));
        southbound.insert(SbGlobal.builder());
        southbound.insert(Chassis.builder().name("hv2"));
        setEncap("geneve", "192.0.2.2");
        addNetwork(NETWORK);
        southbound.insert(PortBinding.builder()
                .logicalPort("ln")
                .type("localnet")
                .datapath(network(NETWORK))
                .options(Map.of("network_name", "physnet1")));
    }

    public FakeServer local() {
        return local;
    }

    public FakeServer southbound() {
        return southbound;
    }

    public Optional<Chassis> chassis(String name) {
        return southbound.rows(Chassis.TABLE).stream()
                .filter(row -> row.name().equals(name))
                .findFirst();
    }

    public Optional<PortBinding> port(String name) {
        return southbound.rows(PortBinding.TABLE).stream()
                .filter(row -> row.logicalPort().equals(name))
                .findFirst();
    }

    public Optional<Bridge> bridge(String name) {
        return local.rows(Bridge.TABLE).stream()
                .filter(row -> row.name().equals(name))
                .findFirst();
    }

    /** Somebody sets a key of the host's configuration. */
    public void configure(String key, String value) {
        OpenVSwitch root = local.only(OpenVSwitch.TABLE);
        Map<String, String> ids = new HashMap<>(root.externalIds());
        ids.put(key, value);
        local.set(root, OpenVSwitch.EXTERNAL_IDS, SortedArrayMap.copyOf(ids));
    }

    /** Somebody takes the integration bridge away, with all that is on it. */
    public void removeBridge() {
        bridge(INTEGRATION_BRIDGE)
                .ifPresent(row -> local.transact(() -> {
                    OpenVSwitch root = local.only(OpenVSwitch.TABLE);
                    if (root.bridges().contains(row.ref())) {
                        SortedArraySet<Ref<Bridge>> it = SortedArraySet.of(row.ref());
                        local.set(root, OpenVSwitch.BRIDGES, root.bridges().symmetricDifference(it));
                    }
                    local.delete(row);
                }));
    }

    /** The other chassis has another end point from now on. */
    public void setEncap(String type, String ip) {
        Encap encap = southbound.rows(Encap.TABLE).stream()
                .filter(row -> row.ip().equals(ip))
                .findFirst()
                .orElseGet(() -> southbound.insert(Encap.builder()
                        .type(type.equals("vxlan") ? Encap.Type.VXLAN : Encap.Type.GENEVE)
                        .ip(ip)
                        .chassisName("hv2")));
        chassis("hv2")
                .ifPresent(row ->
                        southbound.transact(() -> southbound.set(row, Chassis.ENCAPS, SortedArraySet.of(encap.ref()))));
    }

    /** The interfaces of virtual machines, by name. */
    public Stream<Interface> vifs() {
        return interfaces(INTEGRATION_BRIDGE)
                .filter(row -> !row.name().equals(INTEGRATION_BRIDGE))
                .filter(row -> !row.type().equals("geneve") && !row.type().equals("patch"));
    }

    /** The interfaces of a bridge, by name. */
    public Stream<Interface> interfaces(String bridge) {
        return bridge(bridge).stream()
                .flatMap(row -> row.ports().stream())
                .flatMap(ref -> local.get(Port.TABLE, ref).stream())
                .flatMap(port -> port.interfaces().stream())
                .flatMap(ref -> local.get(Interface.TABLE, ref).stream())
                .sorted(Comparator.comparing(Interface::name));
    }

    public Optional<Interface> vif(String name) {
        return vifs().filter(row -> row.name().equals(name)).findFirst();
    }

    /** Somebody starts a virtual machine. */
    public void addVif(String name, Map<String, String> externalIds) {
        if (vif(name).isPresent() || bridge(INTEGRATION_BRIDGE).isEmpty()) {
            return;
        }
        local.transact(() -> {
            Interface row = local.insert(Interface.builder().name(name).externalIds(externalIds));
            Port port = local.insert(Port.builder().name(name).interfaces(List.of(row.ref())));
            changePorts(port.ref());
        });
    }

    /** Somebody stops one. */
    public void removeVif(String name) {
        local.rows(Port.TABLE).stream()
                .filter(row -> row.name().equals(name))
                .forEach(row -> local.transact(() -> changePorts(row.ref())));
    }

    /** Puts a port on the bridge, or takes it off. */
    private void changePorts(Ref<Port> port) {
        Bridge bridge = bridge(INTEGRATION_BRIDGE).orElseThrow();
        local.set(bridge, Bridge.PORTS, bridge.ports().symmetricDifference(SortedArraySet.of(port)));
    }

    public void setExternalId(String vif, String key, Optional<String> value) {
        vif(vif).ifPresent(row -> {
            Map<String, String> ids = new HashMap<>(row.externalIds());
            value.ifPresentOrElse(text -> ids.put(key, text), () -> ids.remove(key));
            local.set(row, Interface.EXTERNAL_IDS, SortedArrayMap.copyOf(ids));
        });
    }

    public void setOfport(String vif, Optional<Long> ofport) {
        vif(vif).ifPresent(row -> local.set(row, Interface.OFPORT, ofport));
    }

    /** ovs-vswitchd sees to every interface that it has not seen yet. */
    public void assignOfports() {
        local.rows(Interface.TABLE).stream()
                .filter(row -> row.ofport().isEmpty())
                .forEach(row -> local.set(row, Interface.OFPORT, Optional.of(9L)));
    }

    /** Somebody makes a logical switch. */
    public void addNetwork(String name) {
        long tunnelKey = 1L + southbound.rows(DatapathBinding.TABLE).size();
        networks.put(name, tunnelKey);
        southbound.insert(DatapathBinding.builder()
                .tunnelKey(tunnelKey)
                .externalIds(Map.of("logical-switch", "x", "name", name)));
    }

    /** Somebody makes a router on this host that exchanges routes with a table of the kernel, and its gateway port. */
    public void addGateway(String name, long table) {
        long tunnelKey = 1L + southbound.rows(DatapathBinding.TABLE).size();
        networks.put(name, tunnelKey);
        southbound.insert(DatapathBinding.builder()
                .tunnelKey(tunnelKey)
                .externalIds(
                        Map.of("logical-router", "x", "name", name, "dynamic-routing-vrf-id", Long.toString(table))));
        southbound.insert(PortBinding.builder()
                .logicalPort(name + "-port")
                .type("l3gateway")
                .datapath(network(name))
                .options(Map.of("l3gateway-chassis", "hv1", "dynamic-routing", "true")));
    }

    /** By its tunnel key, as that is still its own where anybody may write names, or rows have other identities. */
    private Ref<DatapathBinding> network(String name) {
        return southbound.rows(DatapathBinding.TABLE).stream()
                .filter(row -> Long.valueOf(row.tunnelKey()).equals(networks.get(name)))
                .findFirst()
                .orElseThrow()
                .ref();
    }

    public void addPort(String name, boolean upIsUsed) {
        addPort(name, upIsUsed, NETWORK);
    }

    public void addPort(String name, boolean upIsUsed, String network) {
        if (port(name).isEmpty()) {
            PortBinding.Builder row = PortBinding.builder().logicalPort(name).datapath(network(network));
            southbound.insert(upIsUsed ? row.up(false) : row);
        }
    }

    /** From a network one gets to another one, in both directions, or no longer does. */
    public void connect(String one, String other, boolean connected) {
        addPatchPort(one, other, connected);
        addPatchPort(other, one, connected);
    }

    private void addPatchPort(String from, String to, boolean wanted) {
        String name = from + "-" + to;
        removePort(name);
        if (wanted) {
            southbound.insert(PortBinding.builder()
                    .logicalPort(name)
                    .type("patch")
                    .datapath(network(from))
                    .options(Map.of("peer", to + "-" + from)));
        }
    }

    public void removePort(String name) {
        port(name).ifPresent(southbound::delete);
    }

    public void setType(String port, String type) {
        port(port).ifPresent(row -> southbound.set(row, PortBinding.TYPE, type));
    }

    public void setOption(String port, String key, Optional<String> value) {
        port(port).ifPresent(row -> {
            Map<String, String> options = new HashMap<>(row.options());
            value.ifPresentOrElse(text -> options.put(key, text), () -> options.remove(key));
            southbound.set(row, PortBinding.OPTIONS, SortedArrayMap.copyOf(options));
        });
    }

    /** ovn-northd looks up the chassis that are requested. */
    public void resolveRequests() {
        southbound
                .rows(PortBinding.TABLE)
                .forEach(row -> southbound.set(
                        row,
                        PortBinding.REQUESTED_CHASSIS,
                        Optional.ofNullable(row.options().get("requested-chassis"))
                                .flatMap(this::chassis)
                                .map(Chassis::ref)));
    }

    /** Another chassis takes a port, or gives it up. */
    public void rival(String port, boolean takes) {
        port(port).filter(row -> row.up().isPresent()).ifPresent(row -> {
            Optional<Ref<Chassis>> owner = chassis("hv2").filter(_ -> takes).map(Chassis::ref);
            southbound.set(row, PortBinding.CHASSIS, owner);
            southbound.set(row, PortBinding.UP, Optional.of(takes));
        });
    }

    /** Somebody removes our row by hand, and sets its ports down: without a chassis nobody else will. */
    public void removeChassis() {
        chassis("hv1")
                .ifPresent(row -> southbound.transact(() -> {
                    southbound.rows(PortBinding.TABLE).stream()
                            .filter(port -> port.chassis().equals(Optional.of(row.ref())))
                            .forEach(port -> southbound.set(
                                    port, PortBinding.UP, port.up().map(_ -> false)));
                    southbound.delete(row);
                }));
    }

    public void bumpSequenceNumber() {
        SbGlobal global = southbound.only(SbGlobal.TABLE);
        southbound.set(global, SbGlobal.NB_CFG, global.nbCfg() + 1);
    }
}
