package io.ovnchassis.controller.qos;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ControllerGraph;
import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.SteppedGraph;
import io.ovnchassis.controller.engine.Step;
import io.ovnchassis.controller.engine.Verification;
import io.ovnchassis.controller.engine.WritePermission;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.ovs.QoS;
import io.ovnchassis.ovsdb.tables.ovs.Queue;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueuesTest {
    private final SteppedGraph stepped = new SteppedGraph();
    private final FakeDatabase local = stepped.local();
    private final FakeDatabase southbound = stepped.southbound();
    private final ControllerGraph graph = stepped.graph();
    private final QueueCommit commit = new QueueCommit(graph.queues().output(), local.replica());

    @BeforeEach
    void bindAPortOfWhichANetworkLeadsOut() {
        local.server()
                .insert(OpenVSwitch.builder()
                        .externalIds(Map.of("system-id", "hv1", "ovn-bridge-mappings", "net1:br-ex")));
        local.server().insert(Bridge.builder().name("br-int"));
        local.server().insert(Bridge.builder().name("br-ex"));
        southbound.server().insert(Chassis.builder().name("hv1"));
        Ref<DatapathBinding> sw0 = southbound
                .server()
                .insert(DatapathBinding.builder().tunnelKey(1).externalIds(Map.of("name", "sw0")))
                .ref();
        for (String name : List.of("lp1", "lp2")) {
            southbound.server().insert(PortBinding.builder().logicalPort(name).datapath(sw0));
            addPort("br-int", Interface.builder().name(name).ofport(3L).externalIds(Map.of("iface-id", name)));
        }
        addPort("br-ex", Interface.builder().name("patch0").type("patch"));
        addPort("br-ex", Interface.builder().name("eth0"));
    }

    private void addPort(String bridgeName, Interface.Builder builder) {
        Interface part = local.server().insert(builder);
        Port port = local.server().insert(Port.builder().name(part.name()).interfaces(List.of(part.ref())));
        Bridge bridge = local.server().rows(Bridge.TABLE).stream()
                .filter(one -> one.name().equals(bridgeName))
                .findFirst()
                .orElseThrow();
        local.server().set(bridge, Bridge.PORTS, bridge.ports().symmetricDifference(SortedArraySet.of(port.ref())));
    }

    private void limit(String port, int queue, int maxRate) {
        PortBinding row = southbound.server().rows(PortBinding.TABLE).stream()
                .filter(one -> one.logicalPort().equals(port))
                .findFirst()
                .orElseThrow();
        southbound
                .server()
                .set(
                        row,
                        PortBinding.OPTIONS,
                        SortedArrayMap.copyOf(
                                maxRate == 0
                                        ? Map.of("qdisc_queue_id", "7")
                                        : Map.of(
                                                "qos_max_rate", Integer.toString(maxRate),
                                                "qdisc_queue_id", Integer.toString(queue),
                                                "qos_physical_network", "net1")));
    }

    private void settle() {
        stepped.iterate();
        for (int i = 0; local.commit(commit); i++) {
            assertThat(i).as("transactions").isLessThan(4);
            stepped.iterate();
        }
        assertThat(graph.engine().verify(WritePermission.GRANTED)).isEqualTo(new Verification.Checked(List.of()));
    }

    private Port eth0() {
        return local.server().rows(Port.TABLE).stream()
                .filter(port -> port.name().equals("eth0"))
                .findFirst()
                .orElseThrow();
    }

    private QoS qos() {
        return local.server().only(QoS.TABLE);
    }

    /** The queues of the one QoS: for whom, and the highest rate. */
    private Map<Long, String> queues() {
        Map<Long, String> found = new TreeMap<>();
        qos().queues().forEach((key, ref) -> {
            Queue queue = local.server().get(Queue.TABLE, ref).orElseThrow();
            found.put(
                    key,
                    queue.externalIds().get("ovn_port") + " "
                            + queue.otherConfig().get("max-rate"));
        });
        return found;
    }

    @Test
    void portThatLeadsOutGetsAQueueForEachPortWithARate() {
        limit("lp1", 1, 1000);
        limit("lp2", 2, 2000);
        settle();

        assertThat(eth0().qos()).contains(qos().ref());
        assertThat(qos().type()).isEqualTo("linux-htb");
        assertThat(qos().externalIds()).isEqualTo(Map.of("ovn_qos", "true"));
        assertThat(qos().otherConfig()).isEqualTo(Map.of("max-rate", "34359738360"));
        assertThat(queues()).isEqualTo(Map.of(1L, "lp1 1000", 2L, "lp2 2000"));
    }

    @Test
    void ratesChangeInPlaceAndNumbersAreSwapped() {
        limit("lp1", 1, 1000);
        limit("lp2", 2, 2000);
        settle();
        Ref<QoS> row = qos().ref();
        limit("lp1", 2, 1500);
        limit("lp2", 1, 2000);
        settle();

        assertThat(qos().ref()).isEqualTo(row);
        assertThat(queues()).isEqualTo(Map.of(2L, "lp1 1500", 1L, "lp2 2000"));
        assertThat(local.server().rows(Queue.TABLE)).hasSize(2);
    }

    @Test
    void lastQueueTakesEverythingWithIt() {
        limit("lp1", 1, 1000);
        limit("lp2", 2, 2000);
        settle();
        limit("lp1", 1, 0);
        settle();
        assertThat(queues()).isEqualTo(Map.of(2L, "lp2 2000"));

        limit("lp2", 2, 0);
        settle();
        assertThat(local.server().rows(QoS.TABLE)).isEmpty();
        assertThat(local.server().rows(Queue.TABLE)).isEmpty();
        assertThat(eth0().qos()).isEmpty();
    }

    @Test
    void ratesThatSomebodyElseSetStay() {
        QoS foreign = local.server().insert(QoS.builder().type("linux-hfsc"));
        local.server().set(eth0(), Port.QOS, Optional.of(foreign.ref()));
        limit("lp1", 1, 1000);
        settle();

        assertThat(qos()).isEqualTo(foreign);
        assertThat(local.server().rows(Queue.TABLE)).isEmpty();
    }

    @Test
    void queuesFollowTheirNetwork() {
        limit("lp1", 1, 1000);
        settle();
        local.server().insert(Bridge.builder().name("br-new"));
        addPort("br-new", Interface.builder().name("eth1").linkSpeed(Optional.of(5_000_000L)));
        local.server()
                .set(
                        local.server().only(OpenVSwitch.TABLE),
                        OpenVSwitch.EXTERNAL_IDS,
                        SortedArrayMap.copyOf(Map.of("system-id", "hv1", "ovn-bridge-mappings", "net1:br-new")));
        settle();

        assertThat(eth0().qos()).isEmpty();
        assertThat(qos().otherConfig()).isEqualTo(Map.of("max-rate", "5000000"));
        assertThat(queues()).isEqualTo(Map.of(1L, "lp1 1000"));
    }

    @Test
    void staleQueuesOfOursAreRemovedAfterAStart() {
        Queue stale = local.server().insert(Queue.builder().externalIds(Map.of("ovn_port", "gone")));
        QoS old = local.server()
                .insert(QoS.builder()
                        .type("linux-htb")
                        .externalIds(Map.of("ovn_qos", "true"))
                        .queues(Map.of(9L, stale.ref())));
        local.server().set(eth0(), Port.QOS, Optional.of(old.ref()));
        limit("lp1", 1, 1000);
        settle();

        assertThat(qos().ref()).isEqualTo(old.ref());
        assertThat(queues()).isEqualTo(Map.of(1L, "lp1 1000"));
    }

    @Test
    void portWithoutARateRecomputesNothing() {
        limit("lp1", 1, 1000);
        settle();
        southbound.server().insert(PortBinding.builder().logicalPort("lp3"));
        addPort("br-int", Interface.builder().name("lp3").ofport(4L).externalIds(Map.of("iface-id", "lp3")));

        assertThat(stepped.iterate()).noneMatch(Step.Recomputed.class::isInstance);
    }
}
