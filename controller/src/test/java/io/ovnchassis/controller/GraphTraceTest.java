package io.ovnchassis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ifstatus.IfState;
import io.ovnchassis.controller.ifstatus.InstallCondition;
import io.ovnchassis.controller.ifstatus.PortStatus;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a change costs: the point of the engine is what it does not look at. */
class GraphTraceTest {
    private final FakeDatabase local = FakeDatabase.local();
    private final FakeDatabase southbound = FakeDatabase.southbound();
    private final GraphUnderTest tested =
            new GraphUnderTest(local.replica(), southbound.replica(), InstallCondition.claimCommitted());

    @BeforeEach
    void registerAChassisWithAHundredPorts() {
        local.server()
                .insert(OpenVSwitch.builder()
                        .externalIds(
                                Map.of("system-id", "hv1", "ovn-encap-type", "geneve", "ovn-encap-ip", "192.0.2.1")));
        local.server().insert(Bridge.builder().name("br-int"));
        southbound.server().insert(Chassis.builder().name("hv1"));
        for (int i = 0; i < 100; i++) {
            southbound.server().insert(PortBinding.builder().logicalPort("lp" + i));
            addVif(i);
        }
        iterate();
        tested.graph().engine().statistics().clear();
    }

    private void iterate() {
        local.deliver();
        southbound.deliver();
        tested.run();
    }

    private Interface addVif(int number) {
        FakeServer server = local.server();
        Interface row = server.insert(
                Interface.builder().name("vif" + number).ofport(5L).externalIds(Map.of("iface-id", "lp" + number)));
        Port port = server.insert(Port.builder().name(row.name()).interfaces(List.of(row.ref())));
        Bridge bridge = server.only(Bridge.TABLE);
        server.set(bridge, Bridge.PORTS, bridge.ports().symmetricDifference(SortedArraySet.of(port.ref())));
        return row;
    }

    private PortBinding port(int number) {
        return southbound.server().rows(PortBinding.TABLE).stream()
                .filter(row -> row.logicalPort().equals("lp" + number))
                .findFirst()
                .orElseThrow();
    }

    private Optional<IfState> state(int number) {
        return tested.graph().portStatus().output().get("lp" + number).map(PortStatus::state);
    }

    @Test
    void newPortRecomputesNothing() {
        addVif(100);
        southbound.server().insert(PortBinding.builder().logicalPort("lp100"));
        iterate();

        assertThat(tested.trace())
                .containsExactly(
                        "OVS_bridge changed",
                        "OVS_port changed",
                        "OVS_interface changed",
                        "integration_bridge handled OVS_bridge: UNCHANGED",
                        "active_tunnels handled OVS_bridge, OVS_port, OVS_interface: UNCHANGED",
                        "SB_port_binding changed",
                        "ovs_interface_shadow handled OVS_bridge, OVS_port, OVS_interface: UPDATED",
                        "runtime_data handled SB_port_binding, ovs_interface_shadow: UPDATED",
                        "local_datapaths handled OVS_bridge, runtime_data, SB_port_binding: UNCHANGED",
                        "if_status_mgr handled runtime_data: UPDATED",
                        "vif_plug handled SB_port_binding, ovs_interface_shadow: UNCHANGED",
                        "tunnel_ports handled OVS_bridge, OVS_port, OVS_interface: UNCHANGED",
                        "wanted_patches handled OVS_bridge, SB_port_binding: UNCHANGED",
                        "patch_ports handled OVS_bridge, OVS_port, OVS_interface: UNCHANGED",
                        "local_lports handled runtime_data, SB_port_binding: UPDATED",
                        "ct_zones handled OVS_bridge, local_lports, SB_port_binding: UPDATED",
                        "ct_zone_limits handled ct_zones: UNCHANGED",
                        "mirrors handled runtime_data, OVS_bridge, OVS_port, OVS_interface: UNCHANGED",
                        "queues handled local_lports, SB_port_binding, OVS_bridge, OVS_port, OVS_interface: UNCHANGED",
                        "route handled SB_port_binding: UNCHANGED",
                        "controller_output handled if_status_mgr, local_lports, ct_zones: UPDATED");
        assertThat(tested.graph().localBindings().output().changed()).containsExactly("lp100");
        assertThat(state(100)).contains(IfState.CLAIMED);
    }

    @Test
    void changedPortBindingTouchesNoOtherPort() {
        southbound.server().set(port(7), PortBinding.CHASSIS, Optional.of(ownRef()));
        iterate();

        assertThat(tested.trace())
                .containsExactly(
                        "SB_port_binding changed",
                        "runtime_data handled SB_port_binding: UPDATED",
                        "local_datapaths handled runtime_data, SB_port_binding: UNCHANGED",
                        "if_status_mgr handled runtime_data: UPDATED",
                        "vif_plug handled SB_port_binding: UNCHANGED",
                        "wanted_patches handled SB_port_binding: UNCHANGED",
                        "local_lports handled runtime_data, SB_port_binding: UNCHANGED",
                        "ct_zones handled SB_port_binding: UNCHANGED",
                        "mirrors handled runtime_data: UNCHANGED",
                        "queues handled SB_port_binding: UNCHANGED",
                        "route handled SB_port_binding: UNCHANGED",
                        "controller_output handled if_status_mgr: UPDATED");
        assertThat(tested.graph().localBindings().output().changed()).containsExactly("lp7");
        assertThat(state(7)).contains(IfState.MARK_UP);
    }

    @Test
    void portBindingThatIsNoneOfOurBusinessGoesNoFurther() {
        southbound.server().insert(PortBinding.builder().logicalPort("elsewhere"));
        iterate();

        assertThat(tested.trace())
                .containsExactly(
                        "SB_port_binding changed",
                        "runtime_data handled SB_port_binding: UNCHANGED",
                        "local_datapaths handled SB_port_binding: UNCHANGED",
                        "vif_plug handled SB_port_binding: UNCHANGED",
                        "wanted_patches handled SB_port_binding: UNCHANGED",
                        "local_lports handled SB_port_binding: UNCHANGED",
                        "ct_zones handled SB_port_binding: UNCHANGED",
                        "queues handled SB_port_binding: UNCHANGED",
                        "route handled SB_port_binding: UNCHANGED");
    }

    @Test
    void interfaceThatLosesItsOpenFlowPortCostsOnePort() {
        Interface row = local.server().rows(Interface.TABLE).iterator().next();
        local.server().set(row, Interface.OFPORT, Optional.of(-1L));
        iterate();

        assertThat(tested.trace())
                .noneMatch(step -> step.contains("recomputed"))
                .contains("ovs_interface_shadow handled OVS_interface: UPDATED");
        assertThat(tested.graph().localBindings().output().changed()).containsExactly("lp0");
        assertThat(state(0)).contains(IfState.RELEASED);
    }

    @Test
    void removedPortRecomputesNothing() {
        Bridge bridge = local.server().only(Bridge.TABLE);
        local.server()
                .transact(() -> local.server()
                        .set(
                                bridge,
                                Bridge.PORTS,
                                SortedArraySet.of(bridge.ports().get(0))));
        iterate();

        assertThat(tested.trace()).noneMatch(step -> step.contains("recomputed"));
        assertThat(tested.graph().localBindings().output().changed()).hasSize(99);
    }

    @Test
    void changeOfAnotherChassisGoesNoFurther() {
        southbound.server().insert(Chassis.builder().name("hv2"));
        iterate();

        assertThat(tested.trace())
                .containsExactly(
                        "SB_chassis changed",
                        "own_chassis handled SB_chassis: UNCHANGED",
                        "local_encaps handled SB_chassis: UNCHANGED",
                        "ha_places handled SB_chassis: UNCHANGED",
                        "bfd_chassis handled SB_chassis: UNCHANGED",
                        "wanted_tunnels handled SB_chassis: UNCHANGED");
    }

    @Test
    void configurationThatMeansTheSameGoesNoFurther() {
        OpenVSwitch row = local.server().only(OpenVSwitch.TABLE);
        Map<String, String> ids = new HashMap<>(row.externalIds());
        ids.put("foreign", "key");
        local.server().set(row, OpenVSwitch.EXTERNAL_IDS, SortedArrayMap.copyOf(ids));
        iterate();

        assertThat(tested.trace())
                .containsExactly(
                        "OVS_open_vswitch changed",
                        "chassis_config recomputed (missing handler for input OVS_open_vswitch): UNCHANGED",
                        "chassis_index recomputed (missing handler for input OVS_open_vswitch): UNCHANGED",
                        "ct_zone_limits handled OVS_open_vswitch: UNCHANGED");
    }

    @Test
    void nothingIsDoneWhenNothingChanged() {
        iterate();
        assertThat(tested.trace()).isEmpty();
    }

    @Test
    void statisticsShowWhatWasSpared() {
        for (int i = 0; i < 10; i++) {
            southbound.server().set(port(i), PortBinding.CHASSIS, Optional.of(ownRef()));
            iterate();
        }
        var statistics = tested.graph().engine().statistics();
        assertThat(statistics.show("runtime_data", "compute")).isEqualTo("10");
        assertThat(statistics.show("runtime_data", "recompute")).isEqualTo("0");
        assertThat(statistics.show("ovs_interface_shadow", "compute")).isEqualTo("0");
        assertThat(statistics.show("SB_port_binding", "recompute")).isEqualTo("10");
    }

    private Ref<Chassis> ownRef() {
        return southbound.server().only(Chassis.TABLE).ref();
    }
}
