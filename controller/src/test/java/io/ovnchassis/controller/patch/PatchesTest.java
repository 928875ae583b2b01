package io.ovnchassis.controller.patch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ControllerGraph;
import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.SteppedGraph;
import io.ovnchassis.controller.engine.Verification;
import io.ovnchassis.controller.engine.WritePermission;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PatchesTest {
    @RegisterExtension
    final LogLines log = LogLines.of("patch");

    private final SteppedGraph stepped = new SteppedGraph();
    private final FakeDatabase local = stepped.local();
    private final FakeDatabase southbound = stepped.southbound();
    private final Ref<DatapathBinding> lan = addDatapath("logical-switch", 1);
    private final Ref<DatapathBinding> router = addDatapath("logical-router", 2);
    private final Ref<DatapathBinding> wan = addDatapath("logical-switch", 3);
    private final ControllerGraph graph = stepped.graph();
    private final PatchCommit commit = new PatchCommit(graph.patches().output(), local.replica());
    private final PatchReport report = new PatchReport(
            graph::config, local.view(Bridge.TABLE), graph.wantedPatches().problems(), stepped.clock()::nanoTime);

    @BeforeEach
    void connectASwitchThatHasAPortHere() {
        local.server()
                .insert(OpenVSwitch.builder()
                        .externalIds(Map.of("system-id", "hv1", "ovn-bridge-mappings", "net1:br-ex")));
        addBridge("br-int");
        addBridge("br-ex");
        southbound.server().insert(Chassis.builder().name("hv1"));
        addPortHere("gr");
        addNetwork("ln", lan, "net1");
    }

    private Ref<DatapathBinding> addDatapath(String type, long key) {
        return southbound
                .server()
                .insert(DatapathBinding.builder().tunnelKey(key).externalIds(Map.of(type, "x")))
                .ref();
    }

    /** A port of the switch that is here without an interface. */
    private void addPortHere(String name) {
        southbound
                .server()
                .insert(PortBinding.builder()
                        .logicalPort(name)
                        .type("l3gateway")
                        .datapath(lan)
                        .options(Map.of("l3gateway-chassis", "hv1")));
    }

    private void addBridge(String name) {
        local.server().insert(Bridge.builder().name(name));
    }

    private PortBinding addNetwork(String port, Ref<DatapathBinding> datapath, String network) {
        return southbound
                .server()
                .insert(PortBinding.builder()
                        .logicalPort(port)
                        .type("localnet")
                        .datapath(datapath)
                        .options(Map.of("network_name", network)));
    }

    private PortBinding connect(String port, Ref<DatapathBinding> datapath, String peer) {
        return southbound
                .server()
                .insert(PortBinding.builder()
                        .logicalPort(port)
                        .type("patch")
                        .datapath(datapath)
                        .options(Map.of("peer", peer)));
    }

    private PortBinding port(String name) {
        return southbound.server().rows(PortBinding.TABLE).stream()
                .filter(row -> row.logicalPort().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void map(String mappings) {
        OpenVSwitch root = local.server().only(OpenVSwitch.TABLE);
        Map<String, String> ids = new TreeMap<>(root.externalIds());
        ids.put("ovn-bridge-mappings", mappings);
        local.server().set(root, OpenVSwitch.EXTERNAL_IDS, SortedArrayMap.copyOf(ids));
    }

    private void iterate() {
        stepped.iterate();
        report.run();
    }

    /** Until there is nothing left to do. */
    private void settle() {
        for (int round = 0; ; round++) {
            assertThat(round).as("it never ends").isLessThan(5);
            iterate();
            if (!local.commit(commit)) {
                break;
            }
        }
        assertThat(graph.engine().verify(WritePermission.GRANTED)).isEqualTo(new Verification.Checked(List.of()));
    }

    private Bridge bridge(String name) {
        return local.server().rows(Bridge.TABLE).stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<Port> ports(String bridge) {
        return bridge(bridge).ports().stream()
                .flatMap(ref -> local.server().get(Port.TABLE, ref).stream())
                .toList();
    }

    private List<String> names(String bridge) {
        return ports(bridge).stream().map(Port::name).sorted().toList();
    }

    private Port addPort(String bridge, String name, String peer, Map<String, String> externalIds) {
        Interface part = local.server()
                .insert(Interface.builder().name(name).type("patch").options(Map.of("peer", peer)));
        Port port = local.server()
                .insert(Port.builder()
                        .name(name)
                        .interfaces(List.of(part.ref()))
                        .externalIds(externalIds));
        Bridge on = bridge(bridge);
        local.server().set(on, Bridge.PORTS, on.ports().symmetricDifference(SortedArraySet.of(port.ref())));
        return port;
    }

    @Test
    void pairOfPortsConnectsBothBridges() {
        settle();

        Port inner = ports("br-int").getFirst();
        Port outer = ports("br-ex").getFirst();
        assertThat(names("br-int")).containsExactly("patch-br-int-to-ln");
        assertThat(names("br-ex")).containsExactly("patch-ln-to-br-int");
        assertThat(inner.externalIds()).isEqualTo(Map.of("ovn-localnet-port", "ln"));
        assertThat(outer.externalIds()).isEqualTo(Map.of("ovn-localnet-port", "ln"));
        Interface part =
                local.server().get(Interface.TABLE, inner.interfaces().get(0)).orElseThrow();
        assertThat(part.type()).isEqualTo("patch");
        assertThat(part.options()).isEqualTo(Map.of("peer", "patch-ln-to-br-int"));
    }

    @Test
    void networkOfASwitchWithoutPortsHereIsNotConnected() {
        southbound.server().delete(port("gr"));
        settle();
        assertThat(names("br-int")).isEmpty();
        assertThat(names("br-ex")).isEmpty();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void networkBehindARouterIsConnectedToo() {
        addNetwork("public", wan, "net1");
        connect("sw-to-lr", lan, "lr-to-sw");
        connect("lr-to-sw", router, "sw-to-lr");
        connect("lr-to-public", router, "public-to-lr");
        PortBinding last = connect("public-to-lr", wan, "lr-to-public");
        settle();
        assertThat(names("br-int")).containsExactly("patch-br-int-to-ln", "patch-br-int-to-public");

        southbound.server().delete(last);
        settle();
        assertThat(names("br-int")).containsExactly("patch-br-int-to-ln");
    }

    @Test
    void anotherPortOfASwitchThatIsLocalFindsNothingAnew() {
        settle();
        addPortHere("gr2");
        iterate();
        assertThat(graph.engine().trace().toString()).doesNotContain("Recomputed");
        southbound.server().delete(port("gr"));
        settle();
        assertThat(names("br-int")).as("the other one is still here").hasSize(1);
    }

    @Test
    void gatewayIsConnectedWhereItIsBound() {
        Ref<DatapathBinding> physical = addDatapath("logical-switch", 9);
        PortBinding gateway = southbound
                .server()
                .insert(PortBinding.builder()
                        .logicalPort("gw")
                        .type("l2gateway")
                        .datapath(physical)
                        .options(Map.of("network_name", "net1", "l2gateway-chassis", "hv1")));
        settle();
        assertThat(names("br-ex")).doesNotContain("patch-gw-to-br-int");

        Ref<Chassis> us = southbound.server().only(Chassis.TABLE).ref();
        southbound.server().set(gateway, PortBinding.CHASSIS, Optional.of(us));
        settle();
        assertThat(names("br-ex")).contains("patch-gw-to-br-int");
        assertThat(ports("br-int"))
                .extracting(Port::externalIds)
                .contains(SortedArrayMap.copyOf(Map.of("ovn-l2gateway-port", "gw")));
    }

    @Test
    void changedMappingMovesTheOuterEndAndLeavesTheInnerOneAlone() {
        settle();
        Port inner = ports("br-int").getFirst();
        addBridge("br-other");
        map("net1:br-other");
        settle();

        assertThat(names("br-ex")).isEmpty();
        assertThat(names("br-other")).containsExactly("patch-ln-to-br-int");
        assertThat(ports("br-int").getFirst().ref()).isEqualTo(inner.ref());
    }

    @Test
    void removedMappingRemovesThePairAndSaysWhyOnce() {
        settle();
        map("");
        settle();
        settle();

        assertThat(names("br-int")).isEmpty();
        assertThat(names("br-ex")).isEmpty();
        assertThat(log.lines())
                .containsExactly("INFO bridge not found for localnet port 'ln' with network name 'net1'; skipping");
    }

    @Test
    void bridgeThatIsMissingIsSaidOnceAndConnectedOnceItIsThere() {
        map("net1:br-later");
        settle();
        settle();
        assertThat(log.lines())
                .contains("WARN Bridge 'br-later' not found for network 'net1'")
                .hasSize(2);

        addBridge("br-later");
        settle();
        assertThat(names("br-later")).containsExactly("patch-ln-to-br-int");
    }

    @Test
    void portWithoutANetworkIsAnError() {
        southbound.server().set(port("ln"), PortBinding.OPTIONS, SortedArrayMap.empty());
        settle();
        assertThat(log.lines()).containsExactly("ERR localnet port 'ln' has no network name.");
    }

    @Test
    void integrationBridgeIsNotConnectedWithItself() {
        map("net1:br-int");
        settle();
        assertThat(names("br-int")).isEmpty();
    }

    @Test
    void portsOfOthersAreLeftAloneAlsoThoseOfAnotherController() {
        addPort("br-int", "byhand", "elsewhere", Map.of());
        addPort("br-ex", "patch-ln-to-br-2", "patch-br-2-to-ln", Map.of("ovn-localnet-port", "ln"));
        settle();
        assertThat(names("br-int")).containsExactly("byhand", "patch-br-int-to-ln");
        assertThat(names("br-ex")).containsExactly("patch-ln-to-br-2", "patch-ln-to-br-int");
    }

    @Test
    void leftOversOfOurOwnAndOfOldReleasesAreRemoved() {
        addPort("br-int", "patch-br-int-to-gone", "patch-gone-to-br-int", Map.of("ovn-localnet-port", "gone"));
        addPort("br-ex", "patch-gone-to-br-int", "patch-br-int-to-gone", Map.of("ovn-localnet-port", "gone"));
        addPort("br-int", "old", "other", Map.of("ovn-logical-patch-port", "lr"));
        settle();
        assertThat(names("br-int")).containsExactly("patch-br-int-to-ln");
        assertThat(names("br-ex")).containsExactly("patch-ln-to-br-int");
    }

    @Test
    void portThatBecomesAGatewayGetsAnotherMark() {
        settle();
        southbound.server().set(port("ln"), PortBinding.TYPE, "l2gateway");
        Ref<Chassis> us = southbound.server().only(Chassis.TABLE).ref();
        southbound.server().set(port("ln"), PortBinding.CHASSIS, Optional.of(us));
        settle();
        assertThat(ports("br-int"))
                .singleElement()
                .returns(SortedArrayMap.copyOf(Map.of("ovn-l2gateway-port", "ln")), Port::externalIds);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void nameThatSomebodyElseHasIsSaidAndLeft() {
        Port foreign = addPort("br-ex", "patch-ln-to-br-int", "nothing", Map.of());
        settle();
        assertThat(ports("br-ex")).extracting(Port::ref).containsExactly(foreign.ref());
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("WARN patch port 'patch-ln-to-br-int' of logical port 'ln' is not created: ");
    }
}
