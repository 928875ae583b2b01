package io.ovnchassis.controller.encaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.HaChassis;
import io.ovnchassis.ovsdb.tables.sb.HaChassisGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TunnelsTest {
    private static final Map<String, String> TO_HV2 =
            Map.of("remote_ip", "192.0.2.2", "local_ip", "192.0.2.1", "key", "flow", "csum", "true");

    private final TunnelWorld world = new TunnelWorld();

    private void set(Chassis row, Map<String, String> otherConfig) {
        world.southbound.server().set(row, Chassis.OTHER_CONFIG, SortedArrayMap.copyOf(otherConfig));
    }

    private void setOptions(String ip, Map<String, String> options) {
        world.southbound.server().set(world.encap(ip), Encap.OPTIONS, SortedArrayMap.copyOf(options));
    }

    private Port onlyPort() {
        assertThat(world.ports("br-int")).hasSize(1);
        return world.ports("br-int").getFirst();
    }

    @Test
    void tunnelLeadsToEveryOtherChassisAndHasTheNameThatToolsKnow() {
        world.addChassis("hv2", "geneve:192.0.2.2");
        world.addChassis("compute-3", "geneve:192.0.2.3");
        world.addChassis("compute-4", "geneve:192.0.2.4");
        List<String> sent = world.settle();

        assertThat(world.tunnels()).containsOnlyKeys("ovn-hv2-0", "ovn-comput-0", "ovn-comput-1");
        assertThat(world.tunnel("ovn-hv2-0").type()).isEqualTo("geneve");
        assertThat(world.tunnel("ovn-hv2-0").options()).isEqualTo(TO_HV2);
        assertThat(world.ports("br-int"))
                .extracting(port -> port.externalIds().get("ovn-chassis-id"))
                .containsExactlyInAnyOrder(
                        "hv2@192.0.2.2%192.0.2.1", "compute-3@192.0.2.3%192.0.2.1", "compute-4@192.0.2.4%192.0.2.1");
        assertThat(sent).singleElement().asString().contains("ovn-controller: modifying OVS tunnels 'hv1'");
    }

    @Test
    void oneChassisMoreLessOrChangedAmongHundredsCostsItsOwnTunnelOnly() {
        for (int i = 0; i < 500; i++) {
            world.addChassis("chassis" + i, "geneve:198.51.100." + i);
        }
        world.settle();
        world.addChassis("hv2", "geneve:192.0.2.2");
        assertThat(TunnelWorld.operations(world.settle()))
                .as("an interface, a port, a bridge that has it")
                .isEqualTo(3);

        setOptions("192.0.2.2", Map.of("csum", "false"));
        assertThat(TunnelWorld.operations(world.settle()))
                .as("the same, and the old port off the bridge by the same mutation")
                .isEqualTo(3);
        assertThat(world.tunnel("ovn-hv2-0").options()).containsEntry("csum", "false");

        world.southbound.server().delete(world.chassis("hv2"));
        assertThat(TunnelWorld.operations(world.settle())).isEqualTo(1);
        assertThat(world.tunnels()).hasSize(500);

        world.southbound.server().set(world.chassis("chassis7"), Chassis.HOSTNAME, "another");
        assertThat(world.settle()).isEmpty();
        assertThat(world.graph.engine().trace().toString()).doesNotContain("Recomputed");
    }

    @Test
    void nothingIsRemovedAsLongAsOurOwnChassisOrIndexIsUnknown() {
        world.addChassis("hv2", "geneve:192.0.2.2");
        world.settle();
        world.southbound.server().delete(world.chassis("hv1"));
        assertThat(world.settle()).isEmpty();
        assertThat(world.tunnels()).hasSize(1);

        world.addChassis("hv1", "geneve:192.0.2.1");
        OpenVSwitch root = world.local.server().only(OpenVSwitch.TABLE);
        world.local.server().set(root, OpenVSwitch.OTHER_CONFIG, SortedArrayMap.empty());
        world.addChassis("hv3", "geneve:192.0.2.3");
        assertThat(world.settle()).isEmpty();
    }

    @Test
    void allAddressesOfTheBestCommonTypeAreConnectedWithAllOfOurs() {
        world.southbound.server().delete(world.chassis("hv1"));
        world.addChassis("hv1", "geneve:192.0.2.11", "geneve:192.0.2.12", "vxlan:192.0.2.11");
        world.addChassis("hv2", "geneve:192.0.2.21", "geneve:192.0.2.22", "vxlan:192.0.2.23");
        world.addChassis("hv3", "vxlan:192.0.2.33");
        world.settle();

        assertThat(world.ports("br-int"))
                .extracting(port -> port.externalIds().get("ovn-chassis-id"))
                .containsExactlyInAnyOrder(
                        "hv2@192.0.2.21%192.0.2.11",
                        "hv2@192.0.2.21%192.0.2.12",
                        "hv2@192.0.2.22%192.0.2.11",
                        "hv2@192.0.2.22%192.0.2.12",
                        "hv3@192.0.2.33%192.0.2.11");
        assertThat(world.tunnel("ovn-hv3-0").type()).isEqualTo("vxlan");
    }

    @Test
    void chassisWithoutACommonTypeIsOutOfReach() {
        Chassis hv2 = world.addChassis("hv2", "vxlan:192.0.2.2");
        world.settle();
        assertThat(world.tunnels()).isEmpty();
        assertThat(world.graph.wantedTunnels().outOfReach()).isEqualTo(Map.of(hv2.ref(), "hv2"));

        world.southbound.server().delete(hv2);
        world.settle();
        assertThat(world.graph.wantedTunnels().outOfReach()).isEmpty();
    }

    @Test
    void tunnelsStayWithinTransportZones() {
        Chassis hv2 = world.addChassis("hv2", "geneve:192.0.2.2");
        world.southbound.server().set(hv2, Chassis.TRANSPORT_ZONES, SortedArraySet.of("tz2"));
        world.addChassis("hv3", "geneve:192.0.2.3");
        world.settle();
        assertThat(world.tunnels()).containsOnlyKeys("ovn-hv3-0");

        world.configure("ovn-transport-zones", "tz1,tz2");
        world.settle();
        assertThat(world.tunnels()).containsOnlyKeys("ovn-hv2-0");
    }

    @Test
    void onlyAnInterconnectionGatewayHasTunnelsToRemoteChassis() {
        set(world.addChassis("hv2", "geneve:192.0.2.2"), Map.of("is-remote", "true"));
        world.settle();
        assertThat(world.tunnels()).isEmpty();

        world.configure("ovn-is-interconn", "true");
        world.settle();
        assertThat(world.tunnels()).containsOnlyKeys("ovn-hv2-0");
    }

    @Test
    void optionsFollowBothEnds() {
        world.addChassis("hv2", "geneve:192.0.2.2");
        setOptions("192.0.2.2", Map.of("csum", "maybe", "dst_port", "6082"));
        world.configure("ovn-encap-tos-hv1", "inherit");
        world.configure("ovn-encap-df_default", "false");
        world.settle();

        assertThat(world.tunnel("ovn-hv2-0").options())
                .isEqualTo(Map.of(
                        "remote_ip", "192.0.2.2",
                        "local_ip", "192.0.2.1",
                        "key", "flow",
                        "dst_port", "6082",
                        "tos", "inherit",
                        "df_default", "false"));
    }

    @Test
    void encryptionNamesTheOtherEndAndPassesItsOptionsOn() {
        world.addChassis("hv2", "geneve:192.0.2.2");
        world.setGlobal(
                true,
                Map.of(
                        "ipsec_encapsulation", "True",
                        "ipsec_forceencaps", "no",
                        "ipsec_psk", "secret",
                        "other", "x"));
        world.settle();
        assertThat(world.tunnel("ovn-hv2-0").options())
                .containsEntry("remote_name", "hv2")
                .containsEntry("ipsec_encapsulation", "yes")
                .containsEntry("ipsec_psk", "secret")
                .doesNotContainKeys("ipsec_forceencaps", "other");

        world.setGlobal(false, Map.of("ipsec_psk", "secret"));
        world.settle();
        assertThat(world.tunnel("ovn-hv2-0").options()).isEqualTo(TO_HV2);
    }

    @Test
    void vtepIsMarkedAsOne() {
        set(world.addChassis("vtep", "vxlan:192.0.2.2"), Map.of("is-vtep", "true"));
        world.southbound.server().delete(world.chassis("hv1"));
        world.addChassis("hv1", "vxlan:192.0.2.1");
        world.settle();
        assertThat(world.tunnel("ovn-vtep-0").otherConfig()).isEqualTo(Map.of("is-vtep", "true"));
    }

    @Test
    void tunnelsOfSeveralControllersOnOneHostHaveOtherNames() {
        OpenVSwitch root = world.local.server().only(OpenVSwitch.TABLE);
        world.local
                .server()
                .set(root, OpenVSwitch.OTHER_CONFIG, SortedArrayMap.copyOf(Map.of("ovn-chassis-idx-hv1", "a")));
        world.addChassis("compute-2", "geneve:192.0.2.2");
        world.settle();
        assertThat(world.tunnels()).containsOnlyKeys("ovna-compu-0");
    }

    @Test
    void nameThatIsTakenIsPassedOver() {
        world.addBridge("br-other");
        world.addPort("br-other", "ovn-hv2-0", Interface.builder(), Map.of());
        world.addChassis("hv2", "geneve:192.0.2.2");
        world.settle();

        assertThat(world.tunnels()).containsOnlyKeys("ovn-hv2-1");
        assertThat(world.ports("br-other")).hasSize(1);
    }

    private Port addOldTunnel(Map<String, String> options) {
        return world.addPort(
                "br-int",
                "ovn-hv2-7",
                Interface.builder().type("geneve").options(options),
                Map.of("ovn-chassis-id", "hv2@192.0.2.2"));
    }

    @Test
    void oldIdIsRewrittenInPlace() {
        Port old = addOldTunnel(TO_HV2);
        world.addChassis("hv2", "geneve:192.0.2.2");
        world.settle();

        assertThat(onlyPort().ref()).isEqualTo(old.ref());
        assertThat(onlyPort().externalIds()).containsEntry("ovn-chassis-id", "hv2@192.0.2.2%192.0.2.1");
        assertThat(world.tunnel("ovn-hv2-7").externalIds()).containsEntry("ovn-chassis-id", "hv2@192.0.2.2%192.0.2.1");
    }

    @Test
    void oldTunnelThatDoesNotKnowItsOwnEndIsReplaced() {
        addOldTunnel(Map.of("remote_ip", "192.0.2.2", "key", "flow"));
        world.addChassis("hv2", "geneve:192.0.2.2");
        world.settle();
        assertThat(onlyPort().externalIds()).containsEntry("ovn-chassis-id", "hv2@192.0.2.2%192.0.2.1");
    }

    @Test
    void tunnelThatIsThereTwiceIsThereOnce() {
        world.addChassis("hv2", "geneve:192.0.2.2");
        world.settle();
        Port first = onlyPort();
        world.addPort("br-int", "another", Interface.builder(), first.externalIds());
        world.settle();
        assertThat(onlyPort().ref()).isEqualTo(first.ref());
    }

    @Test
    void changedTunnelKeepsItsNameAndGetsAnotherRow() {
        world.addChassis("hv2", "geneve:192.0.2.2");
        world.settle();
        Port before = onlyPort();
        world.local.server().set(world.tunnel("ovn-hv2-0"), Interface.OPTIONS, SortedArrayMap.empty());
        world.settle();

        assertThat(onlyPort().ref()).isNotEqualTo(before.ref());
        assertThat(world.tunnel("ovn-hv2-0").options()).isEqualTo(TO_HV2);
    }

    @Test
    void portsOfOthersAreLeftAlone() {
        Port vif = world.addPort("br-int", "vif", Interface.builder(), Map.of());
        Port byHand =
                world.addPort("br-int", "ovn-byhand-0", Interface.builder().type("geneve"), Map.of());
        world.addBridge("br-ex");
        Port foreign = world.addPort("br-ex", "tunnel", Interface.builder(), Map.of("ovn-chassis-id", "x@y%z"));
        world.settle();

        assertThat(world.ports("br-int")).extracting(Port::ref).containsExactlyInAnyOrder(vif.ref(), byHand.ref());
        assertThat(world.ports("br-ex")).extracting(Port::ref).containsExactly(foreign.ref());
    }

    @Test
    void tunnelsMoveAlongWithTheIntegrationBridge() {
        world.addChassis("hv2", "geneve:192.0.2.2");
        world.settle();
        world.addBridge("br-alt");
        world.configure("ovn-bridge", "br-alt");
        world.settle();

        assertThat(world.ports("br-int")).isEmpty();
        assertThat(world.ports("br-alt")).extracting(Port::name).containsExactly("ovn-hv2-0");
    }

    @Test
    void flowBasedTunnelsShareOnePortForEachType() {
        world.southbound.server().delete(world.chassis("hv1"));
        world.addChassis("hv1", "geneve:192.0.2.1", "vxlan:192.0.2.1", "geneve:192.0.2.3");
        world.addChassis("hv2", "geneve:192.0.2.2");
        world.settle();
        assertThat(world.tunnels()).containsOnlyKeys("ovn-hv2-0", "ovn-hv2-1");

        world.configure("ovn-enable-flow-based-tunnels", "true");
        world.configure("ovn-encap-tos", "inherit");
        world.settle();
        assertThat(world.tunnels()).containsOnlyKeys("ovn-geneve", "ovn-vxlan");
        assertThat(world.tunnel("ovn-geneve").options())
                .isEqualTo(Map.of("remote_ip", "flow", "local_ip", "flow", "key", "flow", "tos", "inherit"));
        assertThat(world.ports("br-int"))
                .extracting(Port::externalIds)
                .contains(SortedArrayMap.copyOf(Map.of("ovn-chassis-id", "flow", "ovn-tunnel-type", "vxlan")));

        world.configure("ovn-enable-flow-based-tunnels", "false");
        world.settle();
        assertThat(world.tunnels()).containsOnlyKeys("ovn-hv2-0", "ovn-hv2-1");
    }

    @Test
    void everyPortOfAnEvpnFabricHasItsTunnel() {
        world.configure("ovn-evpn-vxlan-ports", "4789,4790,70000");
        world.settle();
        assertThat(world.tunnels()).containsOnlyKeys("ovn-evpn-4789", "ovn-evpn-4790");
        assertThat(world.tunnel("ovn-evpn-4789").options())
                .isEqualTo(Map.of("local_ip", "flow", "remote_ip", "flow", "key", "flow", "dst_port", "4789"));

        world.configure("ovn-evpn-vxlan-ports", "4790");
        world.settle();
        assertThat(onlyPort().externalIds()).isEqualTo(Map.of("ovn-evpn-tunnel", "true"));
    }

    private Ref<HaChassis> gateway(Chassis row) {
        return world.southbound
                .server()
                .insert(HaChassis.builder().chassis(row.ref()))
                .ref();
    }

    @Test
    void gatewaysAndThoseThatUseThemWatchTheirTunnels() {
        Chassis hv2 = world.addChassis("hv2", "geneve:192.0.2.2");
        Chassis hv3 = world.addChassis("hv3", "geneve:192.0.2.3");
        Chassis hv4 = world.addChassis("hv4", "geneve:192.0.2.4");
        world.setGlobal(false, Map.of("bfd-min-rx", "500", "bfd-mult", "4"));
        HaChassisGroup group = world.southbound
                .server()
                .insert(HaChassisGroup.builder()
                        .name("gw")
                        .haChassis(Set.of(gateway(hv2), gateway(hv3)))
                        .refChassis(Set.of(world.chassis("hv1").ref(), hv4.ref())));
        List<String> sent = world.settle();
        Map<String, String> bfd = Map.of("enable", "true", "check_tnl_key", "true", "min_rx", "500", "mult", "4");
        assertThat(world.tunnel("ovn-hv2-0").bfd()).isEqualTo(bfd);
        assertThat(world.tunnel("ovn-hv3-0").bfd()).isEqualTo(bfd);
        assertThat(world.tunnel("ovn-hv4-0").bfd()).isEmpty();
        assertThat(sent).hasSize(1);

        Ref<Interface> before = world.tunnel("ovn-hv2-0").ref();
        world.southbound.server().set(group, HaChassisGroup.HA_CHASSIS, SortedArraySet.empty());
        assertThat(TunnelWorld.operations(world.settle())).isEqualTo(2);
        assertThat(world.tunnel("ovn-hv2-0").bfd()).isEmpty();
        assertThat(world.tunnel("ovn-hv2-0").ref())
                .as("written into the row that is there")
                .isEqualTo(before);
    }

    @Test
    void gatewayWatchesTheOtherGatewaysAndWhoeverIsNotRemote() {
        Chassis hv2 = world.addChassis("hv2", "geneve:192.0.2.2");
        Chassis hv3 = world.addChassis("hv3", "geneve:192.0.2.3");
        Chassis hv4 = world.addChassis("hv4", "geneve:192.0.2.4");
        world.configure("ovn-is-interconn", "true");
        set(hv4, Map.of("is-remote", "true"));
        world.southbound
                .server()
                .insert(HaChassisGroup.builder()
                        .name("gw")
                        .haChassis(Set.of(gateway(world.chassis("hv1")), gateway(hv2)))
                        .refChassis(Set.of(hv3.ref(), hv4.ref())));
        world.settle();
        assertThat(world.graph.bfdChassis().output()).containsExactlyInAnyOrder(hv2.ref(), hv3.ref());

        set(hv4, Map.of());
        world.settle();
        assertThat(world.tunnel("ovn-hv4-0").bfd()).isNotEmpty();
    }

    @Test
    void exitRemovesTheTunnelsAndNothingElse() {
        TunnelCleanup cleanup = new TunnelCleanup(
                world.graph::integrationBridge,
                world.graph.tunnelPorts().output(),
                world.local.view(io.ovnchassis.ovsdb.tables.ovs.Bridge.TABLE));
        Port vif = world.addPort("br-int", "vif", Interface.builder(), Map.of());
        world.addChassis("hv2", "geneve:192.0.2.2");
        world.settle();
        assertThat(cleanup.isClean()).isFalse();

        assertThat(world.local.commit(cleanup)).isTrue();
        world.iterate();
        assertThat(cleanup.isClean()).isTrue();
        assertThat(onlyPort().ref()).isEqualTo(vif.ref());
        assertThat(world.local.commit(cleanup)).isFalse();
    }

    @Test
    void namesAreShortEnoughForADevice() {
        TunnelNames names = new TunnelNames(world.local.replica());
        assertThat(names.choose(new WantedTunnel.Naming.After("a-very-long-name"), "z"))
                .isEqualTo(Optional.of("ovnz-a-ver-0"));
        assertThat(names.choose(new WantedTunnel.Naming.After("a-very-long-name"), ""))
                .isEqualTo(Optional.of("ovn-a-very-0"));
        assertThat(names.choose(new WantedTunnel.Naming.After("h"), "")).isEqualTo(Optional.of("ovn-h-0"));
    }
}
