package io.ovnchassis.controller.ctzone;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ControllerGraph;
import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.SteppedGraph;
import io.ovnchassis.controller.engine.Step;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the rows of both databases to what the bridge remembers, and back. */
class ZonesOfTheBridgeTest {
    @RegisterExtension
    final LogLines log = LogLines.of("ct_zone");

    private final SteppedGraph stepped = new SteppedGraph();
    private final FakeDatabase local = stepped.local();
    private final FakeDatabase southbound = stepped.southbound();
    private final ManualClock clock = stepped.clock();
    private final ControllerGraph graph = stepped.graph();
    private final ZoneReport report =
            new ZoneReport(graph.ctZones().output(), graph.localDatapaths().output(), clock::nanoTime);
    private final ZoneCommit commit =
            new ZoneCommit(graph.ctZones().output(), graph::integrationBridge, local.view(Bridge.TABLE));

    @BeforeEach
    void createAnEmptyChassis() {
        local.server().insert(OpenVSwitch.builder().externalIds(Map.of("system-id", "hv1")));
        southbound.server().insert(Chassis.builder().name("hv1"));
    }

    private Bridge addBridge(Map<String, String> externalIds) {
        return local.server().insert(Bridge.builder().name("br-int").externalIds(externalIds));
    }

    private Ref<DatapathBinding> addRouter(Map<String, String> externalIds) {
        Ref<DatapathBinding> ref = southbound
                .server()
                .insert(DatapathBinding.builder().tunnelKey(1).externalIds(externalIds))
                .ref();
        southbound
                .server()
                .insert(PortBinding.builder()
                        .logicalPort("gr")
                        .type("l3gateway")
                        .datapath(ref)
                        .options(Map.of("l3gateway-chassis", "hv1")));
        return ref;
    }

    private List<Step> iterate() {
        List<Step> trace = stepped.iterate();
        report.run();
        return trace;
    }

    private void settle() {
        iterate();
        while (local.commit(commit)) {
            iterate();
        }
    }

    private Map<String, String> remembered() {
        return local.server().only(Bridge.TABLE).externalIds();
    }

    @Test
    void portsAndDatapathsHaveZonesThatTheBridgeRemembers() {
        addBridge(Map.of("colour", "green"));
        addRouter(Map.of("name", "lr0"));
        settle();

        assertThat(remembered())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("colour", "green", "ct-zone-gr", "1", "ct-zone-lr0_dnat", "2", "ct-zone-lr0_snat", "3"));
    }

    @Test
    void requestedZoneIsWrittenAndFollowed() {
        addBridge(Map.of());
        Ref<DatapathBinding> ref = addRouter(Map.of("name", "lr0", "snat-ct-zone", "2000"));
        settle();
        assertThat(remembered()).containsEntry("ct-zone-lr0_snat", "2000");

        southbound
                .server()
                .set(
                        southbound.server().get(DatapathBinding.TABLE, ref).orElseThrow(),
                        DatapathBinding.EXTERNAL_IDS,
                        SortedArrayMap.copyOf(Map.of("name", "lr0", "snat-ct-zone", "3000")));
        settle();
        assertThat(remembered()).containsEntry("ct-zone-lr0_snat", "3000");
    }

    @Test
    void whatTheBridgeRemembersIsRestoredAndWhatNobodyNeedsRemoved() {
        addBridge(Map.of("ct-zone-gr", "17", "ct-zone-gone", "4", "ct-zone-lr0_snat", "not a zone"));
        Ref<DatapathBinding> ref = addRouter(Map.of("name", "lr0"));
        local.server()
                .set(
                        local.server().only(Bridge.TABLE),
                        Bridge.EXTERNAL_IDS,
                        SortedArrayMap.copyOf(Map.of(
                                "ct-zone-gr",
                                "17",
                                "ct-zone-gone",
                                "4",
                                "ct-zone-" + ref.uuid() + "_dnat",
                                "5",
                                "ct-zone-lr0_snat",
                                "not a zone")));
        settle();

        assertThat(remembered())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("ct-zone-gr", "17", "ct-zone-lr0_dnat", "5", "ct-zone-lr0_snat", "1"));
    }

    @Test
    void zonesAreFoundAgainWhateverIsKnownFirst() {
        southbound.server().delete(southbound.server().only(Chassis.TABLE));
        iterate();
        Bridge bridge = addBridge(Map.of("ct-zone-gr", "1500", "ct-zone-lr0_dnat", "7"));
        addRouter(Map.of("name", "lr0"));
        local.deliver();
        iterate();
        iterate();
        local.server()
                .set(
                        bridge,
                        Bridge.EXTERNAL_IDS,
                        SortedArrayMap.copyOf(
                                Map.of("ct-zone-gr", "1500", "ct-zone-lr0_dnat", "7", "ovn-startup-ts", "1")));
        southbound.server().insert(Chassis.builder().name("hv1"));
        settle();

        assertThat(remembered()).containsEntry("ct-zone-gr", "1500").containsEntry("ct-zone-lr0_dnat", "7");
    }

    @Test
    void rangeIsFollowedAndItsEndIsTold() {
        addBridge(Map.of());
        addRouter(Map.of("name", "lr0"));
        local.server()
                .set(
                        local.server().only(OpenVSwitch.TABLE),
                        OpenVSwitch.EXTERNAL_IDS,
                        SortedArrayMap.copyOf(Map.of("system-id", "hv1", "ct-zone-range", "30-31")));
        settle();

        assertThat(remembered().values()).containsExactlyInAnyOrder("30", "31");
        assertThat(log.lines()).anyMatch(line -> line.contains("exhausted all ct zones"));
    }

    @Test
    void datapathWithoutANameIsTold() {
        addBridge(Map.of());
        Ref<DatapathBinding> ref = addRouter(Map.of());
        settle();

        assertThat(remembered()).containsOnlyKeys("ct-zone-gr");
        assertThat(log.lines())
                .anyMatch(line ->
                        line.contains("Missing name for datapath '" + ref.uuid() + "' skipping zone assignment."));
    }

    @Test
    void portMoreOrLessRecomputesNothing() {
        addBridge(Map.of());
        Ref<DatapathBinding> ref = addRouter(Map.of("name", "lr0"));
        settle();
        PortBinding second = southbound
                .server()
                .insert(PortBinding.builder()
                        .logicalPort("gr2")
                        .type("l3gateway")
                        .datapath(ref)
                        .options(Map.of("l3gateway-chassis", "hv1")));
        assertThat(iterate()).noneMatch(Step.Recomputed.class::isInstance);
        settle();
        assertThat(remembered()).containsEntry("ct-zone-gr2", "4");

        southbound.server().delete(second);
        assertThat(iterate()).noneMatch(Step.Recomputed.class::isInstance);
        settle();
        assertThat(remembered()).doesNotContainKey("ct-zone-gr2");
    }
}
