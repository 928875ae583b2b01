package io.ovnchassis.controller.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.config.BridgeConfig;
import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.config.EncapConfig;
import io.ovnchassis.controller.config.TunnelConfig;
import io.ovnchassis.controller.config.ZoneRange;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.schema.SortedArraySet;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.ChassisPrivate;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.ovsdb.tables.sb.SbGlobal;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChassisCommitTest {
    private static final EncapConfig GENEVE =
            new EncapConfig(List.of("geneve"), List.of("192.0.2.1"), Optional.empty(), "true");

    private final FakeDatabase southbound = FakeDatabase.southbound();
    private final ManualClock clock = new ManualClock();
    private final List<String> warnings = new ArrayList<>();
    private Optional<ChassisConfig> config = Optional.of(config("host1", Optional.of(GENEVE)));
    private Optional<IntegrationBridge> bridge = Optional.of(new IntegrationBridge(Ref.random(), "br-int", "netdev"));
    private final ChassisCommit commit = new ChassisCommit(
            southbound.replica(),
            () -> config,
            () -> bridge,
            new ChassisCommit.Rhythm(
                    clock, new Alarm(clock), _ -> OptionalLong.of(clock.now().toEpochMilli())),
            warnings::add);

    private static ChassisConfig config(String hostname, Optional<EncapConfig> encaps) {
        return new ChassisConfig(
                "hv1",
                hostname,
                BridgeConfig.DEFAULT,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                encaps,
                new TunnelConfig(Optional.empty(), Optional.empty(), false, List.of()),
                Set.of("tz1", "tz2"),
                ZoneRange.ALL,
                true,
                false,
                false,
                ChassisConfig.DEFAULT_TRIM_TIMEOUT,
                Map.of("ovn-bridge-mappings", "physnet1:br-ex"));
    }

    private boolean commit() {
        return southbound.commit(commit);
    }

    /** Until there is nothing left to do. */
    private void commitAll() {
        for (int round = 0; commit(); round++) {
            assertThat(round).as("it never ends").isLessThan(5);
        }
    }

    private Chassis chassis() {
        return southbound.server().only(Chassis.TABLE);
    }

    private ChassisPrivate chassisPrivate() {
        return southbound.server().only(ChassisPrivate.TABLE);
    }

    private String lastTransaction() {
        return southbound.link().transactions().getLast();
    }

    @Test
    void chassisIsRegisteredWithEverythingThatOthersNeedToKnow() {
        commit();

        Encap encap = southbound.server().only(Encap.TABLE);
        assertThat(chassis().name()).isEqualTo("hv1");
        assertThat(chassis().hostname()).isEqualTo("host1");
        assertThat(chassis().encaps()).containsExactly(encap.ref());
        assertThat(chassis().transportZones()).containsExactly("tz1", "tz2");
        assertThat(chassis().otherConfig())
                .containsEntry("ovn-bridge-mappings", "physnet1:br-ex")
                .containsEntry("datapath-type", "netdev")
                .containsAllEntriesOf(Features.OTHER_CONFIG)
                .hasSize(2 + Features.OTHER_CONFIG.size());
        assertThat(encap.type()).isEqualTo(Encap.Type.GENEVE);
        assertThat(encap.ip()).isEqualTo("192.0.2.1");
        assertThat(encap.chassisName()).isEqualTo("hv1");
        assertThat(encap.options()).isEqualTo(Map.of("csum", "true"));
        assertThat(chassisPrivate().name()).isEqualTo("hv1");
        assertThat(chassisPrivate().chassis()).contains(chassis().ref());
        assertThat(lastTransaction()).contains("ovn-controller: registering chassis 'hv1'");
    }

    @Test
    void registeredChassisIsLeftAlone() {
        commitAll();
        assertThat(commit()).isFalse();
    }

    @Test
    void withoutAConfigurationNothingIsWritten() {
        config = Optional.empty();
        assertThat(commit()).isFalse();
    }

    @Test
    void withoutABridgeTheDatapathTypeIsEmpty() {
        bridge = Optional.empty();
        commit();
        assertThat(chassis().otherConfig()).containsEntry("datapath-type", "");
    }

    @Test
    void onlyWhatDiffersIsWritten() {
        commitAll();
        config = Optional.of(config("host2", Optional.of(GENEVE)));

        commit();

        assertThat(chassis().hostname()).isEqualTo("host2");
        assertThat(lastTransaction())
                .contains("ovn-controller: updating chassis 'hv1'", "\"row\":{\"hostname\":\"host2\"}")
                .doesNotContain("transport_zones", "encaps", "mutations");
    }

    @Test
    void commentSpeaksOfAnUpdateOnlyWhenThereIsOne() {
        commitAll();
        PortBinding port = southbound.server().insert(PortBinding.builder().logicalPort("lp1"));
        southbound.deliver();

        Transaction transaction = southbound.live().begin();
        commit.contribute(transaction);
        transaction.edit(PortBinding.TABLE).set(port, PortBinding.UP, Optional.of(true));

        assertThat(transaction.submission().operations()).doesNotContain("chassis 'hv1'");
    }

    @Test
    void everyTypeIsOfferedWithEveryAddress() {
        config = Optional.of(config(
                "host1",
                Optional.of(new EncapConfig(
                        List.of("geneve", "vxlan"),
                        List.of("192.0.2.1", "192.0.2.2"),
                        Optional.of("192.0.2.2"),
                        "false"))));
        commit();

        assertThat(southbound.server().rows(Encap.TABLE))
                .extracting(Encap::type, Encap::ip, Encap::options)
                .containsExactlyInAnyOrder(
                        tuple(Encap.Type.GENEVE, "192.0.2.1", SortedArrayMap.copyOf(Map.of("csum", "false"))),
                        tuple(
                                Encap.Type.GENEVE,
                                "192.0.2.2",
                                SortedArrayMap.copyOf(Map.of("csum", "false", "is_default", "true"))),
                        tuple(Encap.Type.VXLAN, "192.0.2.1", SortedArrayMap.copyOf(Map.of("csum", "false"))),
                        tuple(
                                Encap.Type.VXLAN,
                                "192.0.2.2",
                                SortedArrayMap.copyOf(Map.of("csum", "false", "is_default", "true"))));
        assertThat(chassis().encaps()).hasSize(4);
    }

    @Test
    void endPointThatStaysKeepsItsRowAndOneThatIsNoLongerWantedGoes() {
        commitAll();
        Encap kept = southbound.server().only(Encap.TABLE);
        config = Optional.of(config(
                "host1",
                Optional.of(new EncapConfig(
                        List.of("geneve"), List.of("192.0.2.1", "192.0.2.2"), Optional.empty(), "true"))));
        commitAll();
        assertThat(chassis().encaps()).hasSize(2).contains(kept.ref());

        config = Optional.of(config("host1", Optional.of(GENEVE)));
        commitAll();
        assertThat(southbound.server().only(Encap.TABLE)).isEqualTo(kept);
    }

    @Test
    void changedChecksumIsWrittenIntoTheRowThatIsThere() {
        commitAll();
        Encap before = southbound.server().only(Encap.TABLE);
        config = Optional.of(
                config("host1", Optional.of(new EncapConfig(GENEVE.types(), GENEVE.ips(), Optional.empty(), "false"))));

        commitAll();

        Encap after = southbound.server().only(Encap.TABLE);
        assertThat(after.ref()).isEqualTo(before.ref());
        assertThat(after.options()).isEqualTo(Map.of("csum", "false"));
    }

    @Test
    void endPointThatAnotherChassisHasIsLeftOutAndSaid() {
        Encap taken = southbound
                .server()
                .insert(Encap.builder().type(Encap.Type.GENEVE).ip("192.0.2.1").chassisName("hv2"));
        config = Optional.of(config(
                "host1",
                Optional.of(new EncapConfig(
                        List.of("geneve"), List.of("192.0.2.1", "192.0.2.2"), Optional.empty(), "true"))));

        commit();

        assertThat(warnings)
                .containsExactly("'hv2' already has encap ip '192.0.2.1' and type 'geneve', cannot duplicate on 'hv1'");
        assertThat(chassis().encaps()).hasSize(1).doesNotContain(taken.ref());
        assertThat(southbound.server().get(Encap.TABLE, taken.ref())).contains(taken);
    }

    @Test
    void chassisWhoseEveryEndPointBelongsToAnotherIsTakenOutOfTheDatabase() {
        commitAll();
        Encap ours = southbound.server().only(Encap.TABLE);
        southbound.server().set(ours, Encap.CHASSIS_NAME, "hv2");
        southbound.server().insert(Chassis.builder().name("hv2").encaps(Set.of(ours.ref())));

        commit();

        assertThat(chassis().name()).isEqualTo("hv2");
        assertThat(southbound.server().rows(ChassisPrivate.TABLE)).isEmpty();
        assertThat(lastTransaction()).contains("ovn-controller: unregistering chassis 'hv1'");
        assertThat(commit()).isFalse();
    }

    @Test
    void chassisStaysWhenTheEndPointsAreNoLongerConfigured() {
        commitAll();
        Chassis before = chassis();
        config = Optional.of(config("host1", Optional.empty()));

        assertThat(commit()).isFalse();
        assertThat(chassis()).isEqualTo(before);
    }

    @Test
    void withoutEndPointsInTheConfigurationEverythingElseIsStillFollowed() {
        SbGlobal global = southbound.server().insert(SbGlobal.builder());
        commitAll();
        Encap encap = southbound.server().only(Encap.TABLE);
        config = Optional.of(config("host2", Optional.empty()));
        southbound.server().set(global, SbGlobal.NB_CFG, 7L);

        commitAll();

        assertThat(chassis().hostname()).isEqualTo("host2");
        assertThat(chassis().encaps()).containsExactly(encap.ref());
        assertThat(chassisPrivate().nbCfg()).isEqualTo(7);
    }

    @Test
    void withoutEndPointsInTheConfigurationNoChassisIsRegistered() {
        config = Optional.of(config("host1", Optional.empty()));

        assertThat(commit()).isFalse();
    }

    @Test
    void chassisThatSomebodyRemovedByHandComesBackAndItsPrivateRowFollows() {
        commitAll();
        southbound.server().delete(southbound.server().only(Encap.TABLE));
        southbound.server().delete(chassis());
        southbound.server().set(chassisPrivate(), ChassisPrivate.CHASSIS, Optional.empty());

        commitAll();

        assertThat(chassis().name()).isEqualTo("hv1");
        assertThat(chassisPrivate().chassis()).contains(chassis().ref());
    }

    @Test
    void privateRowThatSomebodyRemovedByHandComesBack() {
        commitAll();
        southbound.server().delete(chassisPrivate());
        commitAll();
        assertThat(chassisPrivate().chassis()).contains(chassis().ref());
    }

    @Test
    void sequenceNumberOfTheNorthboundIsRepeatedWithTheTime() {
        SbGlobal global = southbound.server().insert(SbGlobal.builder());
        commitAll();
        southbound.server().set(global, SbGlobal.NB_CFG, 7L);
        clock.pass(Duration.ofMinutes(1));
        commit();

        assertThat(chassisPrivate().nbCfg()).isEqualTo(7);
        assertThat(chassisPrivate().nbCfgTimestamp()).isEqualTo(clock.now().toEpochMilli());
        clock.pass(Duration.ofMinutes(1));
        assertThat(commit()).as("the time alone is no reason to write").isFalse();
    }

    @Test
    void keyThatNobodyKnowsIsRemovedAndSaidAndKeysOfOtherProgramsStay() {
        commitAll();
        Map<String, String> changed = new HashMap<>(chassis().otherConfig());
        changed.putAll(Map.of("junk", "1", "is-vtep", "true", "is-remote", "true"));
        southbound.server().set(chassis(), Chassis.OTHER_CONFIG, SortedArrayMap.copyOf(changed));
        commit();

        assertThat(warnings).containsExactly("Removing unsupported key \"junk\" from chassis record.");
        assertThat(chassis().otherConfig())
                .doesNotContainKey("junk")
                .containsKeys("ovn-bridge-mappings", "datapath-type", "is-vtep", "is-remote");
        assertThat(commit()).isFalse();
    }

    @Test
    void rowsOfOtherChassisAreNeverTouched() {
        Encap encap = southbound
                .server()
                .insert(Encap.builder().type(Encap.Type.VXLAN).ip("192.0.2.1").chassisName("hv2"));
        Chassis other = southbound.server().insert(Chassis.builder().name("hv2").encaps(Set.of(encap.ref())));
        commitAll();

        assertThat(southbound.server().get(Chassis.TABLE, other.ref())).contains(other);
        assertThat(southbound.server().get(Encap.TABLE, encap.ref())).contains(encap);
        assertThat(warnings).isEmpty();
    }

    @Test
    void sequenceNumberIsKeptToOurselvesWhenNobodyWantsIt() {
        southbound
                .server()
                .insert(SbGlobal.builder().nbCfg(7).options(Map.of("enable_chassis_nb_cfg_update", "false")));
        commitAll();

        assertThat(chassisPrivate().nbCfg()).isZero();
    }

    /** As another host does that has our name. */
    private void overwrite() {
        southbound.server().set(chassis(), Chassis.HOSTNAME, "rival");
    }

    @Test
    void whatSomebodyElseChangedAFewTimesIsPutRightAtOnceAndNothingIsSaid() {
        commitAll();
        for (int round = 0; round < 3; round++) {
            overwrite();
            commitAll();
            assertThat(chassis().hostname()).isEqualTo("host1");
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void hostWithTheSameNameIsNamedAndNotFoughtOver() {
        commitAll();
        int writes = 0;
        for (int second = 0; second < 600; second++) {
            if (chassis().hostname().equals("host1")) {
                overwrite();
            }
            writes += commit() ? 1 : 0;
            commit();
            clock.pass(Duration.ofSeconds(1));
        }

        assertThat(writes).isBetween(10, 20);
        assertThat(warnings.getFirst())
                .isEqualTo(
                        "chassis 'hv1' is changed again and again by somebody else, to hostname 'rival' and encaps as here: is"
                                + " there another host with this name? Give each its own external_ids:system-id. It is left as it"
                                + " is for 1 s");
        assertThat(warnings.getLast()).endsWith("for 60 s");
    }

    @Test
    void changeOfOurOwnIsNoRivalry() {
        commitAll();
        for (int round = 0; round < 10; round++) {
            config = Optional.of(config("host" + round, Optional.of(GENEVE)));
            commitAll();
            assertThat(chassis().hostname()).isEqualTo("host" + round);
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void endPointsOfTheOtherHostAreNamed() {
        commitAll();
        for (int round = 0; round < 4; round++) {
            Encap theirs = southbound
                    .server()
                    .insert(Encap.builder()
                            .type(Encap.Type.GENEVE)
                            .ip("192.0.2.9")
                            .chassisName("hv1"));
            southbound
                    .server()
                    .transact(
                            () -> southbound.server().set(chassis(), Chassis.ENCAPS, SortedArraySet.of(theirs.ref())));
            commitAll();
        }
        assertThat(warnings).hasSize(1).first().asString().contains("hostname 'host1' and encaps [geneve:192.0.2.9]");
    }
}
