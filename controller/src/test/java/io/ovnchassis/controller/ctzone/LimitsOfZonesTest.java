package io.ovnchassis.controller.ctzone;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ControllerGraph;
import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.SteppedGraph;
import io.ovnchassis.controller.engine.Step;
import io.ovnchassis.controller.engine.WritePermission;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.CtTimeoutPolicy;
import io.ovnchassis.ovsdb.tables.ovs.CtZone;
import io.ovnchassis.ovsdb.tables.ovs.Datapath;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From {@code ct-zone-limit} of ports and datapaths to the rows of CT_Zone. Zones are: gr 1, lr0_dnat 2, lr0_snat 3. */
class LimitsOfZonesTest {
    private final SteppedGraph stepped = new SteppedGraph();
    private final FakeDatabase local = stepped.local();
    private final FakeDatabase southbound = stepped.southbound();
    private final ControllerGraph graph = stepped.graph();
    private final List<Contributor> contributors = List.of(
            new ZoneCommit(graph.ctZones().output(), graph::integrationBridge, local.view(Bridge.TABLE)),
            new ZoneLimitCommit(graph.ctZoneLimits().output(), graph::integrationBridge, local.live()));
    private Ref<DatapathBinding> datapath = Ref.random();

    @BeforeEach
    void createAChassisWithADatapath() {
        Datapath tracking = local.server().insert(Datapath.builder());
        local.server()
                .insert(OpenVSwitch.builder()
                        .externalIds(Map.of("system-id", "hv1"))
                        .datapaths(Map.of("netdev", tracking.ref())));
        local.server().insert(Bridge.builder().name("br-int").datapathType("netdev"));
        southbound.server().insert(Chassis.builder().name("hv1"));
        datapath = southbound
                .server()
                .insert(DatapathBinding.builder().tunnelKey(1).externalIds(Map.of("name", "lr0")))
                .ref();
        southbound
                .server()
                .insert(PortBinding.builder()
                        .logicalPort("gr")
                        .type("l3gateway")
                        .datapath(datapath)
                        .options(Map.of("l3gateway-chassis", "hv1")));
        settle();
    }

    private void settle() {
        stepped.iterate();
        while (contributors.stream().filter(local::commit).count() > 0) {
            stepped.iterate();
        }
    }

    private void makeItASwitch() {
        southbound
                .server()
                .set(
                        southbound.server().get(DatapathBinding.TABLE, datapath).orElseThrow(),
                        DatapathBinding.TYPE,
                        Optional.of(DatapathBinding.Type.LOGICAL_SWITCH));
    }

    private void limitDatapath(Optional<String> limit) {
        Map<String, String> externalIds = new HashMap<>(Map.of("name", "lr0"));
        limit.ifPresent(text -> externalIds.put("ct-zone-limit", text));
        southbound
                .server()
                .set(
                        southbound.server().get(DatapathBinding.TABLE, datapath).orElseThrow(),
                        DatapathBinding.EXTERNAL_IDS,
                        SortedArrayMap.copyOf(externalIds));
    }

    private void limitPort(Optional<String> limit) {
        Map<String, String> options = new HashMap<>(Map.of("l3gateway-chassis", "hv1"));
        limit.ifPresent(text -> options.put("ct-zone-limit", text));
        southbound
                .server()
                .set(southbound.server().only(PortBinding.TABLE), PortBinding.OPTIONS, SortedArrayMap.copyOf(options));
    }

    private Map<Long, Optional<Long>> written() {
        Map<Long, Optional<Long>> limits = new TreeMap<>();
        local.server()
                .only(Datapath.TABLE)
                .ctZones()
                .forEach((zone, ref) -> limits.put(
                        zone,
                        local.server().get(CtZone.TABLE, ref).orElseThrow().limit()));
        return limits;
    }

    private void writeByHand(long zone, CtZone.Builder row) {
        Ref<CtZone> ref = local.server().insert(row).ref();
        Datapath tracking = local.server().only(Datapath.TABLE);
        Map<Long, Ref<CtZone>> zones = new TreeMap<>(tracking.ctZones());
        zones.put(zone, ref);
        local.server().set(tracking, Datapath.CT_ZONES, SortedArrayMap.copyOf(zones));
    }

    @Test
    void limitOfARouterIsThatOfItsZonesOnly() {
        limitDatapath(Optional.of("10"));
        settle();
        assertThat(written()).isEqualTo(Map.of(2L, Optional.of(10L), 3L, Optional.of(10L)));

        makeItASwitch();
        settle();
        assertThat(written()).containsEntry(1L, Optional.of(10L));
    }

    @Test
    void limitOfASwitchIsThatOfItsZonesAndOfItsPorts() {
        makeItASwitch();
        settle();
        assertThat(written()).isEmpty();
        limitDatapath(Optional.of("10"));
        settle();
        assertThat(written()).isEqualTo(Map.of(1L, Optional.of(10L), 2L, Optional.of(10L), 3L, Optional.of(10L)));

        limitDatapath(Optional.of("4294967295"));
        settle();
        assertThat(written().values()).containsOnly(Optional.of(4294967295L));

        limitDatapath(Optional.empty());
        settle();
        assertThat(written()).isEmpty();
    }

    @Test
    void limitOfAPortWins() {
        makeItASwitch();
        limitDatapath(Optional.of("10"));
        limitPort(Optional.of("5"));
        settle();
        assertThat(written()).isEqualTo(Map.of(1L, Optional.of(5L), 2L, Optional.of(10L), 3L, Optional.of(10L)));

        limitPort(Optional.of("-1"));
        settle();
        assertThat(written()).isEqualTo(Map.of(2L, Optional.of(10L), 3L, Optional.of(10L)));

        limitPort(Optional.of("many"));
        settle();
        assertThat(written()).containsEntry(1L, Optional.of(10L));
    }

    @Test
    void limitOfZeroIsALimitAndOneOutOfRangeIsNone() {
        limitPort(Optional.of("0"));
        settle();
        assertThat(written()).isEqualTo(Map.of(1L, Optional.of(0L)));

        limitPort(Optional.of("4294967296"));
        settle();
        assertThat(written()).isEmpty();
    }

    @Test
    void limitGoesWithThePort() {
        limitPort(Optional.of("7"));
        settle();
        southbound.server().delete(southbound.server().only(PortBinding.TABLE));
        settle();

        assertThat(written()).isEmpty();
        assertThat(local.server().only(Bridge.TABLE).externalIds().keySet()).noneMatch(key -> key.endsWith("-gr"));
    }

    @Test
    void limitThatSomebodyElseChangedIsPutRight() {
        limitPort(Optional.of("7"));
        settle();
        CtZone row = local.server().only(CtZone.TABLE);
        local.server().set(row, CtZone.LIMIT, Optional.of(8L));
        settle();

        assertThat(written()).isEqualTo(Map.of(1L, Optional.of(7L)));
    }

    @Test
    void zonesOfOthersAreLeftAlone() {
        writeByHand(500, CtZone.builder().limit(Optional.of(3L)));
        limitPort(Optional.of("7"));
        settle();
        limitPort(Optional.empty());
        settle();

        assertThat(written()).isEqualTo(Map.of(500L, Optional.of(3L)));
    }

    @Test
    void rowThatSaysMoreThanALimitStays() {
        CtTimeoutPolicy policy = local.server().insert(CtTimeoutPolicy.builder());
        writeByHand(1, CtZone.builder().timeoutPolicy(Optional.of(policy.ref())));
        limitPort(Optional.of("7"));
        settle();
        assertThat(written()).isEqualTo(Map.of(1L, Optional.of(7L)));

        limitPort(Optional.empty());
        settle();
        assertThat(written()).isEqualTo(Map.of(1L, Optional.empty()));
        assertThat(local.server().only(CtZone.TABLE).timeoutPolicy()).contains(policy.ref());
    }

    @Test
    void changeOfALimitRecomputesNothing() {
        limitPort(Optional.of("7"));
        assertThat(stepped.iterate()).noneMatch(Step.Recomputed.class::isInstance);
        settle();
        limitDatapath(Optional.of("9"));
        assertThat(stepped.iterate()).noneMatch(Step.Recomputed.class::isInstance);
        assertThat(graph.engine().verify(WritePermission.GRANTED)).hasToString("Checked[differences=[]]");
    }
}
