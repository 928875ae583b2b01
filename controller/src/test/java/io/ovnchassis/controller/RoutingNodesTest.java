package io.ovnchassis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ifstatus.InstallCondition;
import io.ovnchassis.controller.routing.EvpnInterfaces;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which of the kernel's tables matter, by what is in the Southbound database. */
class RoutingNodesTest {
    private final FakeDatabase local = FakeDatabase.local();
    private final FakeDatabase southbound = FakeDatabase.southbound();
    private final GraphUnderTest tested =
            new GraphUnderTest(local.replica(), southbound.replica(), InstallCondition.claimCommitted());
    private Optional<Ref<Chassis>> own = Optional.empty();

    @BeforeEach
    void registerAChassis() {
        local.server()
                .insert(OpenVSwitch.builder()
                        .externalIds(
                                Map.of("system-id", "hv1", "ovn-encap-type", "geneve", "ovn-encap-ip", "192.0.2.1")));
        local.server().insert(Bridge.builder().name("br-int"));
        own = Optional.of(
                southbound.server().insert(Chassis.builder().name("hv1")).ref());
        iterate();
    }

    private void iterate() {
        local.deliver();
        southbound.deliver();
        tested.run();
        assertThat(tested.graph().route().output())
                .isEqualTo(tested.fromScratch().graph().route().output());
        assertThat(tested.graph().neighbor().output())
                .isEqualTo(tested.fromScratch().graph().neighbor().output());
    }

    private DatapathBinding datapath(long key, Map<String, String> ids) {
        return southbound
                .server()
                .insert(DatapathBinding.builder().tunnelKey(key).externalIds(ids));
    }

    private PortBinding gateway(DatapathBinding router, String type, Optional<Ref<Chassis>> chassis) {
        return southbound
                .server()
                .insert(PortBinding.builder()
                        .logicalPort("lrp-" + router.tunnelKey())
                        .type(type)
                        .datapath(router.ref())
                        .chassis(chassis)
                        .options(Map.of("dynamic-routing", "true")));
    }

    private Set<TableId> tables() {
        iterate();
        return tested.graph().route().output();
    }

    @Test
    void aRouterWithAGatewayHereHasTheTableThatItAsksForElseThatOfItsNumber() {
        gateway(datapath(5, Map.of()), "l3gateway", own);
        gateway(datapath(6, Map.of("dynamic-routing-vrf-id", "1000")), "chassisredirect", own);
        gateway(datapath(7, Map.of("dynamic-routing-vrf-id", "many")), "l3gateway", own);

        assertThat(tables()).containsExactlyInAnyOrder(new TableId(5), new TableId(1000), new TableId(7));
    }

    @Test
    void tablesOfTheKernelItselfAndRoutersElsewhereAreLeftAlone() {
        gateway(datapath(255, Map.of()), "l3gateway", own);
        gateway(datapath(8, Map.of()), "l3gateway", Optional.empty());
        gateway(datapath(9, Map.of()), "patch", own);

        assertThat(tables()).isEmpty();
    }

    @Test
    void changesOfThePortOrTheDatapathAreFollowed() {
        DatapathBinding router = datapath(5, Map.of());
        PortBinding port = gateway(router, "l3gateway", own);
        assertThat(tables()).containsExactly(new TableId(5));

        southbound
                .server()
                .set(
                        router,
                        DatapathBinding.EXTERNAL_IDS,
                        SortedArrayMap.copyOf(Map.of("dynamic-routing-vrf-id", "77")));
        assertThat(tables()).containsExactly(new TableId(77));

        southbound.server().set(port, PortBinding.CHASSIS, Optional.empty());
        assertThat(tables()).isEmpty();
    }

    @Test
    void interfacesOfSwitchesWithANetworkIdentifierMatter() {
        datapath(
                5,
                Map.of(
                        "dynamic-routing-vni", "10",
                        "dynamic-routing-vxlan-ifname", "vxlan10, vxlan11",
                        "dynamic-routing-advertise-ifname", "lo10",
                        "dynamic-routing-bridge-ifname", "br10"));
        datapath(6, Map.of("dynamic-routing-vni", "0", "dynamic-routing-bridge-ifname", "br0"));
        datapath(7, Map.of("dynamic-routing-bridge-ifname", "br7"));
        iterate();

        assertThat(tested.graph().neighbor().output())
                .isEqualTo(new EvpnInterfaces(Set.of("vxlan10", "vxlan11", "lo10"), Set.of("br10")));
    }
}
