package io.ovnchassis.controller.encaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ControllerGraph;
import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.SteppedGraph;
import io.ovnchassis.controller.engine.Verification;
import io.ovnchassis.controller.engine.WritePermission;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.SbGlobal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A chassis hv1 with one end point, the graph of the daemon, and the part of it that makes tunnels. */
final class TunnelWorld {
    private final SteppedGraph stepped = new SteppedGraph();
    final FakeDatabase local = stepped.local();
    final FakeDatabase southbound = stepped.southbound();
    final ControllerGraph graph = stepped.graph();
    final TunnelCommit commit = new TunnelCommit(
            new TunnelCommit.Here(graph::ownChassis, graph::integrationBridge, graph::chassisIndex),
            graph.tunnels().output(),
            local.replica());

    TunnelWorld() {
        local.server()
                .insert(OpenVSwitch.builder()
                        .externalIds(Map.of("system-id", "hv1"))
                        .otherConfig(Map.of("ovn-chassis-idx-hv1", "")));
        addBridge("br-int");
        southbound.server().insert(SbGlobal.builder());
        addChassis("hv1", "geneve:192.0.2.1");
    }

    Bridge addBridge(String name) {
        return local.server().insert(Bridge.builder().name(name));
    }

    Chassis addChassis(String name, String... ends) {
        Chassis row = southbound.server().insert(Chassis.builder().name(name));
        List<Encap> encaps = new ArrayList<>();
        for (String end : ends) {
            String[] parts = end.split(":", 2);
            encaps.add(southbound
                    .server()
                    .insert(Encap.builder()
                            .type(parts[0].equals("vxlan") ? Encap.Type.VXLAN : Encap.Type.GENEVE)
                            .ip(parts[1])
                            .chassisName(name)
                            .options(Map.of("csum", "true"))));
        }
        return southbound
                .server()
                .set(
                        row,
                        Chassis.ENCAPS,
                        SortedArraySet.copyOf(encaps.stream().map(Encap::ref).toList()));
    }

    Chassis chassis(String name) {
        return southbound.server().rows(Chassis.TABLE).stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The end point at {@code ip}. */
    Encap encap(String ip) {
        return southbound.server().rows(Encap.TABLE).stream()
                .filter(row -> row.ip().equals(ip))
                .findFirst()
                .orElseThrow();
    }

    void configure(String key, String value) {
        OpenVSwitch root = local.server().only(OpenVSwitch.TABLE);
        Map<String, String> ids = new TreeMap<>(root.externalIds());
        ids.put(key, value);
        local.server().set(root, OpenVSwitch.EXTERNAL_IDS, SortedArrayMap.copyOf(ids));
    }

    void setGlobal(boolean ipsec, Map<String, String> options) {
        SbGlobal global = southbound.server().only(SbGlobal.TABLE);
        southbound.server().set(global, SbGlobal.IPSEC, ipsec);
        southbound.server().set(global, SbGlobal.OPTIONS, SortedArrayMap.copyOf(options));
    }

    /** Somebody puts a port on a bridge. */
    Port addPort(String bridge, String name, Interface.Builder part, Map<String, String> externalIds) {
        Interface row = local.server().insert(part.name(name));
        Port port = local.server()
                .insert(Port.builder().name(name).interfaces(List.of(row.ref())).externalIds(externalIds));
        Bridge on = bridge(bridge);
        local.server().set(on, Bridge.PORTS, on.ports().symmetricDifference(SortedArraySet.of(port.ref())));
        return port;
    }

    Bridge bridge(String name) {
        return local.server().rows(Bridge.TABLE).stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The ports of a bridge. */
    List<Port> ports(String bridge) {
        return bridge(bridge).ports().stream()
                .flatMap(ref -> local.server().get(Port.TABLE, ref).stream())
                .toList();
    }

    /** The interfaces of the integration bridge, by name. */
    Map<String, Interface> tunnels() {
        Map<String, Interface> tunnels = new TreeMap<>();
        ports("br-int").stream()
                .flatMap(port -> port.interfaces().stream())
                .flatMap(ref -> local.server().get(Interface.TABLE, ref).stream())
                .forEach(row -> tunnels.put(row.name(), row));
        return tunnels;
    }

    Interface tunnel(String name) {
        return Optional.ofNullable(tunnels().get(name))
                .orElseThrow(() -> new AssertionError("no " + name + " in " + tunnels()));
    }

    void iterate() {
        stepped.iterate();
    }

    /** Until there is nothing left to do. Returns what was sent. */
    List<String> settle() {
        int before = local.link().transactions().size();
        for (int round = 0; ; round++) {
            assertThat(round).as("it never ends").isLessThan(5);
            iterate();
            if (!local.commit(commit)) {
                break;
            }
        }
        assertThat(graph.engine().verify(WritePermission.GRANTED)).isEqualTo(new Verification.Checked(List.of()));
        return List.copyOf(local.link()
                .transactions()
                .subList(before, local.link().transactions().size()));
    }

    /** How many operations were sent, without the comments. */
    static long operations(List<String> transactions) {
        return transactions.stream()
                .flatMap(transaction ->
                        Stream.of(transaction.split("\"op\":\"", -1)).skip(1))
                .filter(operation -> !operation.startsWith("comment"))
                .count();
    }
}
