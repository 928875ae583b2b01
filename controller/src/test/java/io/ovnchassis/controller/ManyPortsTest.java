package io.ovnchassis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.engine.NodeStatistics;
import io.ovnchassis.controller.ifstatus.InstallCondition;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Among ten thousand ports, a thousand of them here, one port more, less or different costs that port. */
class ManyPortsTest {
    private static final int PORTS = 10_000;
    private static final int HERE = 1_000;

    private final FakeDatabase local = FakeDatabase.local();
    private final FakeDatabase southbound = FakeDatabase.southbound();
    private final GraphUnderTest tested =
            new GraphUnderTest(local.replica(), southbound.replica(), InstallCondition.claimCommitted());
    private final Ref<DatapathBinding> lan = southbound
            .server()
            .insert(DatapathBinding.builder().tunnelKey(1).externalIds(Map.of("logical-switch", "x")))
            .ref();
    private final Ref<Chassis> us =
            southbound.server().insert(Chassis.builder().name("hv1")).ref();

    @BeforeEach
    void fillTheSwitch() {
        local.server().insert(OpenVSwitch.builder().externalIds(Map.of("system-id", "hv1")));
        List<Ref<Port>> ports = new ArrayList<>();
        for (int number = 0; number < HERE; number++) {
            ports.add(addInterface(number));
        }
        local.server().insert(Bridge.builder().name("br-int").ports(ports));
        for (int number = 0; number < PORTS; number++) {
            addPort(number);
        }
        iterate();
    }

    private Ref<Port> addInterface(int number) {
        Interface row = local.server()
                .insert(Interface.builder()
                        .name("vif" + number)
                        .ofport(5L)
                        .externalIds(Map.of("iface-id", "lp" + number)));
        return local.server()
                .insert(Port.builder().name("vif" + number).interfaces(List.of(row.ref())))
                .ref();
    }

    private PortBinding addPort(int number) {
        return southbound
                .server()
                .insert(PortBinding.builder()
                        .logicalPort("lp" + number)
                        .datapath(lan)
                        .tunnelKey(number + 1)
                        .up(false));
    }

    private void iterate() {
        local.deliver();
        southbound.deliver();
        tested.run();
    }

    /** How often each node was computed anew, but for those that are only read. */
    private Map<String, Long> recomputes() {
        return tested.graph().engine().statistics().nodes().stream()
                .filter(node -> tested.graph().engine().edges().stream()
                        .anyMatch(edge -> edge.target().equals(node.node())))
                .collect(Collectors.toMap(NodeStatistics::node, NodeStatistics::recompute));
    }

    private void assertThatOnlyChanges(String port, Runnable change) {
        Map<String, Long> before = recomputes();
        change.run();
        iterate();
        assertThat(tested.graph().localBindings().output().changed()).containsExactly(port);
        assertThat(recomputes()).isEqualTo(before).containsKeys("runtime_data", "local_datapaths", "local_lports");
    }

    @Test
    void portThatComesIsHandled() {
        Bridge bridge = local.server().only(Bridge.TABLE);
        assertThatOnlyChanges("lp" + PORTS, () -> {
            addPort(PORTS);
            local.server()
                    .set(
                            bridge,
                            Bridge.PORTS,
                            bridge.ports().symmetricDifference(SortedArraySet.of(addInterface(PORTS))));
        });
    }

    @Test
    void portThatChangesIsHandled() {
        PortBinding port = anyPort("lp7");
        assertThatOnlyChanges("lp7", () -> southbound.server().set(port, PortBinding.CHASSIS, Optional.of(us)));
    }

    @Test
    void portThatBecomesOneOfAnotherTypeIsHandled() {
        assertThatOnlyChanges("lp8", () -> southbound.server().set(anyPort("lp8"), PortBinding.TYPE, "external"));
        assertThatOnlyChanges("lp9", () -> southbound.server().set(anyPort("lp9"), PortBinding.TYPE, "localport"));
    }

    @Test
    void childThatComesIsHandled() {
        assertThatOnlyChanges(
                "c1",
                () -> southbound
                        .server()
                        .insert(PortBinding.builder()
                                .logicalPort("c1")
                                .datapath(lan)
                                .parentPort("lp7")));
    }

    @Test
    void portThatGoesIsHandled() {
        assertThatOnlyChanges("lp7", () -> southbound.server().delete(anyPort("lp7")));
    }

    private PortBinding anyPort(String name) {
        return southbound.server().rows(PortBinding.TABLE).stream()
                .filter(row -> row.logicalPort().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyPortIsShownOnce() {
        assertThat(tested.graph().localBindings().output().states()).hasSize(HERE);
        assertThat(tested.graph().localDatapaths().output().all()).containsOnlyKeys(lan);
    }
}
