package io.ovnchassis.controller.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.config.BridgeConfig;
import io.ovnchassis.controller.config.ChassisName;
import io.ovnchassis.controller.config.ConfigReader;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Datapath;
import io.ovnchassis.ovsdb.tables.ovs.FlowTable;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BridgeCommitTest {
    @RegisterExtension
    final LogLines log = LogLines.of("main");

    private final FakeDatabase local = FakeDatabase.local();
    private final BridgeCommit commit = new BridgeCommit(local.live(), this::config, new SplittableRandom(1));

    @BeforeEach
    void installOpenVSwitch() {
        local.server().insert(OpenVSwitch.builder().externalIds(Map.of("system-id", "hv1")));
    }

    private BridgeConfig config() {
        return new ConfigReader(new ChassisName(Optional.empty(), Optional.empty()), () -> "host1")
                .read(root().externalIds(), List.of())
                .bridge();
    }

    private OpenVSwitch root() {
        return local.server().only(OpenVSwitch.TABLE);
    }

    private Bridge bridge(String name) {
        return local.server().rows(Bridge.TABLE).stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void configure(String key, String value) {
        Map<String, String> ids = new TreeMap<>(root().externalIds());
        ids.put(key, value);
        local.server().set(root(), OpenVSwitch.EXTERNAL_IDS, SortedArrayMap.copyOf(ids));
    }

    /** Until there is nothing left to do. */
    private void commitAll() {
        for (int round = 0; local.commit(commit); round++) {
            assertThat(round).as("it never ends").isLessThan(5);
        }
    }

    @Test
    void missingBridgeIsCreatedWithItsLocalPort() {
        commitAll();

        Bridge bridge = bridge("br-int");
        assertThat(root().bridges()).containsExactly(bridge.ref());
        assertThat(bridge.failMode()).contains(Bridge.FailMode.SECURE);
        assertThat(bridge.datapathType()).isEqualTo("system");
        assertThat(bridge.otherConfig())
                .containsEntry("disable-in-band", "true")
                .containsOnlyKeys("disable-in-band", "hwaddr");
        assertThat(bridge.otherConfig().get("hwaddr")).matches("[0-9a-f][26ae](:[0-9a-f]{2}){5}");
        assertThat(local.server().only(Port.TABLE).name()).isEqualTo("br-int");
        assertThat(local.server().only(Interface.TABLE).type()).isEqualTo("internal");
        assertThat(local.link().transactions().getFirst())
                .contains("ovn-controller: creating integration bridge 'br-int'");
        assertThat(log.lines()).noneMatch(line -> line.startsWith("WARN"));
    }

    @Test
    void bridgeOfAnotherNameIsCreatedAndTheOldOneStays() {
        commitAll();
        configure("ovn-bridge-hv1", "br-alt");
        commitAll();

        assertThat(root().bridges())
                .containsExactlyInAnyOrder(
                        bridge("br-int").ref(), bridge("br-alt").ref());
    }

    @Test
    void bridgeThatIsThereKeepsItsRowAndItsAddress() {
        Bridge before = local.server()
                .insert(Bridge.builder()
                        .name("br-int")
                        .failMode(Bridge.FailMode.SECURE)
                        .otherConfig(Map.of("hwaddr", "00:00:00:00:00:01")));
        commitAll();

        assertThat(local.server().only(Bridge.TABLE).ref()).isEqualTo(before.ref());
        assertThat(bridge("br-int").otherConfig()).isEqualTo(Map.of("hwaddr", "00:00:00:00:00:01"));
        assertThat(bridge("br-int").datapathType()).isEqualTo("system");
    }

    @Test
    void failModeIsForcedAndSaid() {
        local.server().insert(Bridge.builder().name("br-int").failMode(Bridge.FailMode.STANDALONE));
        commitAll();

        assertThat(bridge("br-int").failMode()).contains(Bridge.FailMode.SECURE);
        assertThat(log.lines()).contains("WARN Integration bridge fail-mode changed to 'secure'.");
    }

    @Test
    void datapathTypeFollowsTheConfigurationAndElseStaysAsItIs() {
        local.server()
                .insert(Bridge.builder().name("br-int").datapathType("netdev").failMode(Bridge.FailMode.SECURE));
        commitAll();
        assertThat(bridge("br-int").datapathType()).isEqualTo("netdev");
        assertThat(root().datapaths()).containsOnlyKeys("netdev");

        configure("ovn-bridge-datapath-type", "system");
        configure("ovn-bridge-datapath-type-hv2", "other");
        commitAll();
        assertThat(bridge("br-int").datapathType()).isEqualTo("system");
        assertThat(root().datapaths()).containsOnlyKeys("netdev", "system");
    }

    @Test
    void datapathThatIsThereIsNotMadeAgain() {
        Ref<Datapath> datapath = local.server().insert(Datapath.builder()).ref();
        local.server().set(root(), OpenVSwitch.DATAPATHS, SortedArrayMap.copyOf(Map.of("system", datapath)));
        commitAll();

        assertThat(root().datapaths()).isEqualTo(Map.of("system", datapath));
    }

    @Test
    void allFlowTablesShareTheFieldsWithTries() {
        commitAll();

        FlowTable shared = local.server().only(FlowTable.TABLE);
        assertThat(shared.prefixes()).containsExactlyInAnyOrder("ip_src", "ip_dst", "ipv6_src", "ipv6_dst");
        assertThat(bridge("br-int").flowTables()).hasSize(255).containsKeys(0L, 254L);
        assertThat(bridge("br-int").flowTables().values()).containsOnly(shared.ref());
        assertThat(log.lines()).contains("INFO Setting flow table prefixes: ip_src, ip_dst, ipv6_src, ipv6_dst.");
    }

    @Test
    void sharedFlowTableWithFewerFieldsIsUpdatedAndNotReplaced() {
        commitAll();
        FlowTable shared = local.server().only(FlowTable.TABLE);
        local.server().set(shared, FlowTable.PREFIXES, SortedArraySet.of("ip_src"));
        commitAll();

        assertThat(local.server().only(FlowTable.TABLE).ref()).isEqualTo(shared.ref());
        assertThat(local.server().only(FlowTable.TABLE).prefixes()).hasSize(4);
    }

    @Test
    void otherFieldsThatAnOperatorChoseStay() {
        commitAll();
        SortedArraySet<String> chosen = SortedArraySet.copyOf(List.of("ip_src", "ip_dst", "nw_src", "nw_dst"));
        local.server().set(local.server().only(FlowTable.TABLE), FlowTable.PREFIXES, chosen);

        assertThat(local.commit(commit)).isFalse();
        assertThat(local.server().only(FlowTable.TABLE).prefixes()).isEqualTo(chosen);
    }

    @Test
    void doublyTaggedPacketsAreLookedIntoAndALeftOverRestoreWaitIsCleared() {
        local.server()
                .set(root(), OpenVSwitch.OTHER_CONFIG, SortedArrayMap.copyOf(Map.of("flow-restore-wait", "true")));
        commitAll();
        assertThat(root().otherConfig())
                .as("only what ovn-controller set itself is cleared")
                .containsEntry("vlan-limit", "0")
                .containsEntry("flow-restore-wait", "true");

        configure("ovn-managed-flow-restore-wait", "true");
        commitAll();
        assertThat(root().otherConfig()).containsOnlyKeys("vlan-limit");
        assertThat(root().externalIds()).doesNotContainKey("ovn-managed-flow-restore-wait");
    }

    @Test
    void aHostThatHasNoNameYetHasTheBridgeAlready() {
        local.server().set(root(), OpenVSwitch.EXTERNAL_IDS, SortedArrayMap.copyOf(Map.of("ovn-bridge", "br-alt")));
        commitAll();
        assertThat(local.server().only(Bridge.TABLE).name()).isEqualTo("br-alt");
    }

    @Test
    void rowsThatAnOlderServerHasNoPlaceForAreNotMadeOverAndOver() {
        FakeDatabase older = FakeDatabase.localWithoutDatapathsAndFlowTables();
        older.server().insert(OpenVSwitch.builder().externalIds(Map.of("system-id", "hv1")));
        BridgeCommit itsCommit = new BridgeCommit(older.live(), this::config, new SplittableRandom(1));

        for (int round = 0; older.commit(itsCommit); round++) {
            assertThat(round).as("it never ends").isLessThan(5);
        }
        assertThat(older.server().rows(Bridge.TABLE)).hasSize(1);
        assertThat(older.server().rows(Datapath.TABLE)).isEmpty();
        assertThat(older.server().rows(FlowTable.TABLE)).isEmpty();
    }
}
