package io.ovnchassis.controller.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ControllerGraph;
import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.SteppedGraph;
import io.ovnchassis.controller.engine.Step;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.engine.Verification;
import io.ovnchassis.controller.engine.WritePermission;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Mirror;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.Mirror.Filter;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MirrorsTest {
    @RegisterExtension
    final LogLines log = LogLines.of("port_mirror");

    private final SteppedGraph stepped = new SteppedGraph();
    private final FakeDatabase local = stepped.local();
    private final FakeDatabase southbound = stepped.southbound();
    private final ControllerGraph graph = stepped.graph();
    private final MirrorCommit commit =
            new MirrorCommit(graph.mirrors().output(), graph::integrationBridge, local.replica());
    private final Ref<io.ovnchassis.ovsdb.tables.sb.Mirror> m1 =
            addMirror("m1", io.ovnchassis.ovsdb.tables.sb.Mirror.Type.GRE, Filter.FROM_LPORT);

    @BeforeEach
    void bindTwoPortsOfWhichOneIsMirrored() {
        local.server().insert(OpenVSwitch.builder().externalIds(Map.of("system-id", "hv1")));
        local.server().insert(Bridge.builder().name("br-int"));
        southbound.server().insert(Chassis.builder().name("hv1"));
        Ref<DatapathBinding> sw0 = southbound
                .server()
                .insert(DatapathBinding.builder().tunnelKey(1).externalIds(Map.of("name", "sw0")))
                .ref();
        for (String name : List.of("lp1", "lp2")) {
            southbound.server().insert(PortBinding.builder().logicalPort(name).datapath(sw0));
            addPort("vif-" + name, Map.of("iface-id", name));
        }
        attach("lp1", List.of(m1));
    }

    private Ref<io.ovnchassis.ovsdb.tables.sb.Mirror> addMirror(
            String name, io.ovnchassis.ovsdb.tables.sb.Mirror.Type type, Filter filter) {
        return southbound
                .server()
                .insert(io.ovnchassis.ovsdb.tables.sb.Mirror.builder()
                        .name(name)
                        .type(type)
                        .filter(filter)
                        .sink("192.0.2.9")
                        .index(5))
                .ref();
    }

    private Port addPort(String name, Map<String, String> interfaceIds) {
        Interface part =
                local.server().insert(Interface.builder().name(name).ofport(3L).externalIds(interfaceIds));
        Port port = local.server().insert(Port.builder().name(name).interfaces(List.of(part.ref())));
        Bridge bridge = local.server().only(Bridge.TABLE);
        local.server().set(bridge, Bridge.PORTS, bridge.ports().symmetricDifference(SortedArraySet.of(port.ref())));
        return port;
    }

    private void attach(String port, List<Ref<io.ovnchassis.ovsdb.tables.sb.Mirror>> mirrors) {
        PortBinding row = southbound.server().rows(PortBinding.TABLE).stream()
                .filter(one -> one.logicalPort().equals(port))
                .findFirst()
                .orElseThrow();
        southbound.server().set(row, PortBinding.MIRROR_RULES, SortedArraySet.copyOf(mirrors));
    }

    private io.ovnchassis.ovsdb.tables.sb.Mirror wanted() {
        return southbound
                .server()
                .get(io.ovnchassis.ovsdb.tables.sb.Mirror.TABLE, m1)
                .orElseThrow();
    }

    private void settle() {
        stepped.iterate();
        for (int i = 0; local.commit(commit); i++) {
            assertThat(i).as("transactions").isLessThan(4);
            stepped.iterate();
        }
        assertThat(graph.engine().verify(WritePermission.GRANTED)).isEqualTo(new Verification.Checked(List.of()));
    }

    private Mirror mirror() {
        return local.server().only(Mirror.TABLE);
    }

    private Optional<Port> port(String name) {
        return local.server().rows(Port.TABLE).stream()
                .filter(port -> port.name().equals(name))
                .findFirst();
    }

    private Optional<Interface> part(String name) {
        return local.server().rows(Interface.TABLE).stream()
                .filter(part -> part.name().equals(name))
                .findFirst();
    }

    private Ref<Port> ref(String name) {
        return port(name).map(Port::ref).orElseThrow();
    }

    @Test
    void greMirrorLeadsToATunnelPort() {
        settle();

        assertThat(mirror().name()).isEqualTo("m1");
        assertThat(mirror().externalIds()).isEqualTo(Map.of("ovn-owned", "true"));
        assertThat(mirror().selectSrcPort()).containsExactly(ref("vif-lp1"));
        assertThat(mirror().selectDstPort()).isEmpty();
        assertThat(mirror().outputPort()).contains(ref("ovn-m1"));
        assertThat(part("ovn-m1").map(Interface::type)).contains("gre");
        assertThat(part("ovn-m1").map(Interface::options))
                .contains(SortedArrayMap.copyOf(Map.of("remote_ip", "192.0.2.9", "key", "5")));
        assertThat(local.server().only(Bridge.TABLE).mirrors()).containsExactly(mirror().ref());
    }

    @Test
    void changedMirrorIsPutRightInPlace() {
        settle();
        Ref<Mirror> row = mirror().ref();
        Ref<Port> tunnel = ref("ovn-m1");
        southbound
                .server()
                .set(
                        wanted(),
                        io.ovnchassis.ovsdb.tables.sb.Mirror.TYPE,
                        io.ovnchassis.ovsdb.tables.sb.Mirror.Type.ERSPAN);
        southbound.server().set(wanted(), io.ovnchassis.ovsdb.tables.sb.Mirror.FILTER, Filter.BOTH);
        southbound.server().set(wanted(), io.ovnchassis.ovsdb.tables.sb.Mirror.SINK, "2001:db8::9");
        attach("lp2", List.of(m1));
        settle();

        assertThat(mirror().ref()).isEqualTo(row);
        assertThat(mirror().selectSrcPort()).containsExactlyInAnyOrder(ref("vif-lp1"), ref("vif-lp2"));
        assertThat(mirror().selectDstPort()).containsExactlyInAnyOrder(ref("vif-lp1"), ref("vif-lp2"));
        assertThat(ref("ovn-m1")).isEqualTo(tunnel);
        assertThat(part("ovn-m1").map(Interface::type)).contains("ip6erspan");
        assertThat(part("ovn-m1").map(Interface::options))
                .contains(SortedArrayMap.copyOf(
                        Map.of("remote_ip", "2001:db8::9", "key", "5", "erspan_idx", "5", "erspan_ver", "1")));
    }

    @Test
    void mirrorGoesWithItsLastPortHere() {
        settle();
        attach("lp1", List.of());
        settle();

        assertThat(local.server().rows(Mirror.TABLE)).isEmpty();
        assertThat(port("ovn-m1")).isEmpty();
    }

    @Test
    void localMirrorLeadsToThePortWithItsIdAndLeavesThatAlone() {
        southbound
                .server()
                .set(
                        wanted(),
                        io.ovnchassis.ovsdb.tables.sb.Mirror.TYPE,
                        io.ovnchassis.ovsdb.tables.sb.Mirror.Type.LOCAL);
        southbound.server().set(wanted(), io.ovnchassis.ovsdb.tables.sb.Mirror.SINK, "tap");
        settle();
        assertThat(local.server().rows(Mirror.TABLE)).isEmpty();

        Port tap = addPort("tap0", Map.of("mirror-id", "tap"));
        settle();
        assertThat(mirror().outputPort()).contains(tap.ref());

        southbound
                .server()
                .set(
                        wanted(),
                        io.ovnchassis.ovsdb.tables.sb.Mirror.TYPE,
                        io.ovnchassis.ovsdb.tables.sb.Mirror.Type.GRE);
        settle();
        assertThat(mirror().outputPort()).contains(ref("ovn-m1"));
        assertThat(part("tap0").map(Interface::type)).contains("");

        southbound
                .server()
                .set(
                        wanted(),
                        io.ovnchassis.ovsdb.tables.sb.Mirror.TYPE,
                        io.ovnchassis.ovsdb.tables.sb.Mirror.Type.LOCAL);
        settle();
        assertThat(mirror().outputPort()).contains(tap.ref());
        assertThat(port("ovn-m1")).isEmpty();
    }

    @Test
    void mirrorToALogicalPortIsNoneOfTheBridge() {
        southbound
                .server()
                .set(
                        wanted(),
                        io.ovnchassis.ovsdb.tables.sb.Mirror.TYPE,
                        io.ovnchassis.ovsdb.tables.sb.Mirror.Type.LPORT);
        settle();

        assertThat(local.server().rows(Mirror.TABLE)).isEmpty();
    }

    @Test
    void mirrorsOfOthersStay() {
        Ref<Mirror> foreign = local.server().insert(Mirror.builder().name("m1")).ref();
        local.server().set(local.server().only(Bridge.TABLE), Bridge.MIRRORS, SortedArraySet.of(foreign));
        settle();
        assertThat(local.server().only(Bridge.TABLE).mirrors()).hasSize(2).contains(foreign);

        attach("lp1", List.of());
        settle();
        assertThat(local.server().only(Bridge.TABLE).mirrors()).containsExactly(foreign);
    }

    @Test
    void takenNameOfThePortIsTold() {
        addPort("ovn-m1", Map.of());
        settle();

        assertThat(local.server().rows(Mirror.TABLE)).isEmpty();
        assertThat(log.lines()).singleElement().asString().contains("ovs-vsctl del-port ovn-m1");
    }

    @Test
    void portThatAnEarlierReleaseMadeIsMarked() {
        settle();
        local.server().set(port("ovn-m1").orElseThrow(), Port.EXTERNAL_IDS, SortedArrayMap.empty());
        settle();

        assertThat(port("ovn-m1").map(Port::externalIds)).contains(SortedArrayMap.copyOf(Map.of("ovn-owned", "true")));
    }

    @Test
    void portThatNobodyMirrorsConcernsNoMirror() {
        settle();
        southbound.server().insert(PortBinding.builder().logicalPort("lp3"));
        addPort("vif-lp3", Map.of("iface-id", "lp3"));

        assertThat(stepped.iterate())
                .noneMatch(Step.Recomputed.class::isInstance)
                .anyMatch(step -> step instanceof Step.Handled handled
                        && handled.node().equals("mirrors")
                        && handled.change() == Change.UNCHANGED);
    }
}
