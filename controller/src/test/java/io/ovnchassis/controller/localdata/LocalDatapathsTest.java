package io.ovnchassis.controller.localdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ControllerGraph;
import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.SteppedGraph;
import io.ovnchassis.controller.engine.Verification;
import io.ovnchassis.controller.engine.WritePermission;
import io.ovnchassis.controller.localdata.LocalDatapath.Role;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.HaChassis;
import io.ovnchassis.ovsdb.tables.sb.HaChassisGroup;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LocalDatapathsTest {
    @RegisterExtension
    final LogLines log = LogLines.of("binding");

    private final SteppedGraph stepped = new SteppedGraph();
    private final FakeDatabase local = stepped.local();
    private final FakeDatabase southbound = stepped.southbound();
    private final ControllerGraph graph = stepped.graph();
    private final DatapathDumps dumps = new DatapathDumps(
            graph.localDatapaths().output(), graph.localPorts().output());
    private final Map<String, Ref<DatapathBinding>> datapaths = new HashMap<>();
    private final Ref<Chassis> us =
            southbound.server().insert(Chassis.builder().name("hv1")).ref();

    @BeforeEach
    void createTwoSwitchesAndARouterOfWhichNothingIsHere() {
        local.server()
                .insert(OpenVSwitch.builder()
                        .externalIds(Map.of("system-id", "hv1", "ovn-bridge-mappings", "net1:br-ex,net2:br-none")));
        local.server().insert(Bridge.builder().name("br-int"));
        local.server().insert(Bridge.builder().name("br-ex"));
        addDatapath("sw0", "logical-switch");
        addDatapath("sw1", "logical-switch");
        addDatapath("lr0", "logical-router");
        connect("sw0", "lr0");
        connect("lr0", "sw1");
    }

    private void addDatapath(String name, String type) {
        datapaths.put(
                name,
                southbound
                        .server()
                        .insert(DatapathBinding.builder()
                                .tunnelKey(datapaths.size() + 1)
                                .externalIds(Map.of("name", name, type, "x")))
                        .ref());
    }

    private Ref<DatapathBinding> ref(String name) {
        return datapaths.getOrDefault(name, Ref.of(0, 0));
    }

    private void connect(String one, String other) {
        add(one, one + "-" + other, "patch", row -> row.options(Map.of("peer", other + "-" + one)));
        add(other, other + "-" + one, "patch", row -> row.options(Map.of("peer", one + "-" + other)));
    }

    private PortBinding add(String datapath, String name, String type, UnaryOperator<PortBinding.Builder> more) {
        return southbound
                .server()
                .insert(more.apply(
                        PortBinding.builder().logicalPort(name).type(type).datapath(ref(datapath))));
    }

    /** A port that is here without an interface. */
    private PortBinding addHere(String datapath) {
        return add(datapath, "gw", "l2gateway", row -> row.options(Map.of("l2gateway-chassis", "hv1")));
    }

    private PortBinding row(String name) {
        return southbound.server().rows(PortBinding.TABLE).stream()
                .filter(row -> row.logicalPort().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void setOptions(String port, Map<String, String> options) {
        southbound.server().set(row(port), PortBinding.OPTIONS, SortedArrayMap.copyOf(options));
    }

    private List<String> names() {
        return dumps.localDatapaths().lines().skip(1).toList();
    }

    private LocalDatapath datapath(String name) {
        return graph.localDatapaths().output().get(ref(name)).orElseThrow();
    }

    private void run() {
        stepped.iterate();
    }

    private void verify() {
        assertThat(graph.engine().verify(WritePermission.GRANTED)).isEqualTo(new Verification.Checked(List.of()));
    }

    @Test
    void withoutAPortHereNothingIsLocal() {
        run();
        assertThat(names()).isEmpty();
        assertThat(dumps.peerPorts()).isEmpty();
    }

    @Test
    void portHereMakesLocalAllThatCanBeReachedFromIt() {
        addHere("sw0");
        run();
        assertThat(dumps.localDatapaths()).isEqualTo("""
                        Local datapaths:
                        Datapath: lr0, type: router
                        Datapath: sw0, type: switch
                        Datapath: sw1, type: switch
                        """);
        assertThat(dumps.peerPorts()).isEqualTo("""
                        dp lr0 : local = lr0-sw0, remote = sw0-lr0
                        dp lr0 : local = lr0-sw1, remote = sw1-lr0
                        dp sw0 : local = sw0-lr0, remote = lr0-sw0
                        dp sw1 : local = sw1-lr0, remote = lr0-sw1
                        """);
    }

    @Test
    void lastPortThatGoesTakesWithItAllThatHungOnIt() {
        PortBinding here = addHere("sw0");
        PortBinding there = add("sw1", "gw1", "l2gateway", row -> row.options(Map.of("l2gateway-chassis", "hv1")));
        run();
        southbound.server().delete(here);
        run();
        assertThat(names()).as("sw1 still has a port").hasSize(3);
        southbound.server().delete(there);
        run();
        assertThat(names()).isEmpty();
        assertThat(graph.localDatapaths().output().changed()).containsExactlyInAnyOrderElementsOf(datapaths.values());
        assertThat(graph.engine().trace().toString()).doesNotContain("Recomputed");
    }

    @Test
    void connectionThatEndsCutsOffWhatLiesBehindIt() {
        addHere("sw0");
        run();
        southbound.server().delete(row("lr0-sw1"));
        run();
        assertThat(names()).containsExactly("Datapath: lr0, type: router", "Datapath: sw0, type: switch");
        assertThat(graph.localDatapaths().output().changed()).containsExactlyInAnyOrder(ref("lr0"), ref("sw1"));
        verify();
    }

    @Test
    void distributedGatewayIsEnteredFromASwitchOnlyWhereItsGatewaysAre() {
        addHere("sw1");
        HaChassis member = southbound.server().insert(HaChassis.builder().priority(1));
        HaChassisGroup group =
                southbound.server().insert(HaChassisGroup.builder().haChassis(List.of(member.ref())));
        add(
                "lr0",
                "cr-lr0-sw1",
                "chassisredirect",
                row -> row.haChassisGroup(group.ref()).options(Map.of("distributed-port", "lr0-sw1")));
        setOptions("lr0-sw1", Map.of("peer", "sw1-lr0", "chassis-redirect-port", "cr-lr0-sw1"));
        run();
        assertThat(names()).containsExactly("Datapath: sw1, type: switch");

        southbound.server().set(member, HaChassis.CHASSIS, Optional.of(us));
        run();
        assertThat(names()).hasSize(3);
        verify();
    }

    @Test
    void routerIsLeftThroughADistributedGatewayUnlessAllHasToGoThroughIt() {
        addHere("sw0");
        PortBinding redirect = add("lr0", "cr-lr0-sw1", "chassisredirect", row -> row);
        setOptions("lr0-sw1", Map.of("peer", "sw1-lr0", "chassis-redirect-port", "cr-lr0-sw1"));
        run();
        assertThat(names()).hasSize(3);

        southbound
                .server()
                .set(redirect, PortBinding.OPTIONS, SortedArrayMap.copyOf(Map.of("always-redirect", "true")));
        run();
        assertThat(names()).containsExactly("Datapath: lr0, type: router", "Datapath: sw0, type: switch");
    }

    @Test
    void gatewayRouterIsReachedOnceBothEndsAreClaimed() {
        PortBinding near = add(
                "sw0", "sw0-gr", "l3gateway", row -> row.options(Map.of("peer", "gr-sw0", "l3gateway-chassis", "hv1")));
        addDatapath("gr", "logical-router");
        PortBinding far = add("gr", "gr-sw0", "l3gateway", row -> row.options(Map.of("peer", "sw0-gr")));
        run();
        assertThat(names()).doesNotContain("Datapath: gr, type: router");
        southbound.server().set(near, PortBinding.CHASSIS, Optional.of(us));
        southbound.server().set(far, PortBinding.CHASSIS, Optional.of(us));
        run();
        assertThat(names()).contains("Datapath: gr, type: router");
    }

    @Test
    void gatewayOfAGroupKnowsTheDatapathBeforeItIsActive() {
        HaChassis member =
                southbound.server().insert(HaChassis.builder().priority(1).chassis(us));
        Chassis other = southbound.server().insert(Chassis.builder().name("hv2"));
        HaChassis first =
                southbound.server().insert(HaChassis.builder().priority(2).chassis(other.ref()));
        HaChassisGroup group =
                southbound.server().insert(HaChassisGroup.builder().haChassis(List.of(member.ref(), first.ref())));
        add("sw0", "ext", "external", row -> row.haChassisGroup(group.ref()));
        run();
        assertThat(names()).hasSize(3);
        assertThat(datapath("sw0").ports(Role.EXTERNAL)).containsExactly("ext");
        assertThat(graph.localPorts().output().related()).contains("ext");
        assertThat(graph.localPorts().output().local()).doesNotContain("ext");
    }

    @Test
    void portsThatPlayAPartAreKnownByIt() {
        addHere("sw0");
        add("sw0", "ln2", "localnet", row -> row.options(Map.of("network_name", "net1")));
        add("sw0", "ln1", "localnet", row -> row.options(Map.of("network_name", "net1")));
        add("sw0", "ln0", "localnet", row -> row.options(Map.of("network_name", "net2")));
        add("sw0", "vt", "vtep", row -> row);
        PortBinding migrating = add("sw0", "vm", "", row -> row.additionalChassis(List.of(us)));
        run();
        LocalDatapath datapath = datapath("sw0");
        assertThat(datapath.localnetPort()).as("net2 leads to no bridge").contains("ln1");
        assertThat(datapath.vtepPort()).contains("vt");
        assertThat(datapath.ports(Role.MULTICHASSIS)).containsExactly("vm");

        southbound.server().delete(row("ln1"));
        southbound.server().set(migrating, PortBinding.DATAPATH, ref("sw1"));
        run();
        assertThat(datapath.localnetPort()).contains("ln2");
        assertThat(datapath.ports(Role.MULTICHASSIS)).isEmpty();
        assertThat(datapath("sw1").ports(Role.MULTICHASSIS)).containsExactly("vm");
        verify();
    }

    @Test
    void spareNetworkOfADatapathIsSaidToBeSkipped() {
        addHere("sw0");
        add("sw0", "ln2", "localnet", row -> row.options(Map.of("network_name", "net1")));
        add("sw0", "ln1", "localnet", row -> row.options(Map.of("network_name", "net1")));
        DatapathReport report = new DatapathReport(graph.localDatapaths().output(), new ManualClock()::nanoTime);
        run();
        report.run();
        run();
        report.run();
        assertThat(log.lines())
                .containsExactly("WARN localnet port 'ln1' already set for datapath '1', skipping the new port 'ln2'.");
    }

    @Test
    void relatedAreThePortsHereAndThoseOfEverybody() {
        addHere("sw0");
        add("sw0", "ln", "localnet", row -> row.options(Map.of("network_name", "net2")));
        add("sw0", "far", "remote", row -> row);
        add("sw0", "vm", "", row -> row);
        setOptions("sw0-lr0", Map.of("peer", "lr0-sw0", "enable_router_port_acl", "true"));
        run();
        assertThat(dumps.relatedPorts()).isEqualTo("""
                        far
                        gw
                        ln
                        lr0-sw0
                        lr0-sw1
                        sw0-lr0
                        sw1-lr0
                        """);
        assertThat(graph.localPorts().output().local()).containsExactlyInAnyOrder("gw", "ln", "sw0-lr0");
    }
}
