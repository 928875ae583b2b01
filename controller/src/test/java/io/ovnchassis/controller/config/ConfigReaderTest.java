package io.ovnchassis.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigReaderTest {
    private static final Map<String, String> COMPLETE = Map.of(
            "system-id", "hv1", "ovn-encap-type", "geneve", "ovn-encap-ip", "192.0.2.1", "ovn-remote", "unix:/sb.sock");

    private final ConfigReader reader =
            new ConfigReader(new ChassisName(Optional.empty(), Optional.empty()), () -> "host1");

    private static Map<String, String> completeWith(String... keysAndValues) {
        Map<String, String> externalIds = new HashMap<>(COMPLETE);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            externalIds.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return externalIds;
    }

    private ChassisConfig read(Map<String, String> externalIds) {
        return reader.read(externalIds, List.of()).config().orElseThrow();
    }

    private List<String> problems(Map<String, String> externalIds) {
        return reader.read(externalIds, List.of()).problems().stream()
                .map(ConfigProblem::message)
                .toList();
    }

    @Test
    void completeConfigurationIsReadWithDefaults() {
        ChassisConfig config = read(COMPLETE);
        assertThat(config.name()).isEqualTo("hv1");
        assertThat(config.hostname()).isEqualTo("host1");
        assertThat(config.bridge().name()).isEqualTo("br-int");
        assertThat(config.southboundRemotes()).contains("unix:/sb.sock");
        assertThat(config.southboundProbe()).isEmpty();
        assertThat(config.encaps())
                .contains(new EncapConfig(List.of("geneve"), List.of("192.0.2.1"), Optional.empty(), "true"));
        assertThat(config.otherConfig()).containsEntry("ovn-monitor-all", "false");
        assertThat(problems(COMPLETE)).isEmpty();
    }

    @Test
    void keyOfThisChassisWinsOverTheKeyOfAll() {
        Map<String, String> externalIds =
                completeWith("ovn-bridge", "br-a", "ovn-bridge-hv1", "br-b", "ovn-bridge-hv2", "br-c");
        assertThat(read(externalIds).bridge().name()).isEqualTo("br-b");
    }

    @Test
    void missingSystemIdIsSaidAndNothingButTheBridgeIsRead() {
        ConfigReader.Reading reading =
                reader.read(Map.of("ovn-encap-type", "geneve", "ovn-bridge", "br-alt", "ovn-bridge-", "no"), List.of());
        assertThat(reading.config()).isEmpty();
        assertThat(reading.bridge()).isEqualTo(new BridgeConfig("br-alt", Optional.empty()));
        assertThat(reading.problems())
                .containsExactly(ConfigProblem.warning("'system-id' in Open_vSwitch database is missing."));
    }

    @Test
    void commandLineWinsOverOverrideFileWinsOverSystemId() {
        assertThat(new ChassisName(Optional.of("cli"), Optional.of("file")).resolve(Optional.of("db")))
                .contains("cli");
        assertThat(new ChassisName(Optional.empty(), Optional.of("file")).resolve(Optional.of("db")))
                .contains("file");
        assertThat(new ChassisName(Optional.empty(), Optional.empty()).resolve(Optional.of("db")))
                .contains("db");
    }

    @Test
    void missingEncapIsSaidAsOperatorsKnowIt() {
        Map<String, String> externalIds = new HashMap<>(COMPLETE);
        externalIds.remove("ovn-encap-ip");
        assertThat(problems(externalIds)).containsExactly("Need to specify an encap type and ip");
        assertThat(read(externalIds).encaps()).isEmpty();
    }

    @Test
    void unknownTunnelTypeIsSaidAndTheOthersAreUsed() {
        Map<String, String> externalIds = completeWith("ovn-encap-type", "stt,vxlan");
        assertThat(problems(externalIds)).containsExactly("Unknown tunnel type: stt");
        assertThat(read(externalIds).encaps().orElseThrow().types()).containsExactly("vxlan");
    }

    @Test
    void defaultEncapIpMustBeOneOfTheOffered() {
        Map<String, String> externalIds = completeWith("ovn-encap-ip-default", "192.0.2.9");
        assertThat(problems(externalIds))
                .containsExactly("ovn-encap-ip-default (192.0.2.9) must be one of the IPs in ovn-encap-ip.");
        assertThat(read(externalIds).encaps().orElseThrow().defaultIp()).isEmpty();
    }

    @Test
    void probeIntervalThatNoClockCanCountIsSaidAndNotFollowed() {
        assertThat(read(completeWith("ovn-remote-probe-interval", "2147483647")).southboundProbe())
                .contains(Duration.ofMillis(2147483647));
        Map<String, String> tooLong = completeWith("ovn-remote-probe-interval", "9223372036854775807");
        assertThat(read(tooLong).southboundProbe()).isEmpty();
        assertThat(problems(tooLong))
                .containsExactly("external_ids:ovn-remote-probe-interval in Open_vSwitch database is"
                        + " '9223372036854775807': it must be a number of milliseconds up to 2147483647; the default is"
                        + " used");
    }

    @Test
    void probeIntervalIsRaisedToOneSecondAndZeroIsOffAndNegativeIsTheDefault() {
        assertThat(read(completeWith("ovn-remote-probe-interval", "200")).southboundProbe())
                .contains(Duration.ofSeconds(1));
        assertThat(read(completeWith("ovn-remote-probe-interval", "0")).southboundProbe())
                .contains(Duration.ZERO);
        assertThat(read(completeWith("ovn-remote-probe-interval", "-1")).southboundProbe())
                .isEmpty();
    }

    @Test
    void trimTimeoutIsAtLeastOneSecondAndThirtyUnlessAskedFor() {
        assertThat(read(completeWith()).trimTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(read(completeWith("ovn-trim-timeout-ms", "4294967295")).trimTimeout())
                .isEqualTo(Duration.ofMillis(4294967295L));

        Map<String, String> tooShort = completeWith("ovn-trim-timeout-ms", "999");
        assertThat(read(tooShort).trimTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(problems(tooShort))
                .containsExactly("Invalid requested trim timeout: requested 999 ms, using 1000 ms instead");

        Map<String, String> junk = completeWith("ovn-trim-timeout-ms", "4294967296");
        assertThat(read(junk).trimTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(problems(junk))
                .containsExactly("external_ids:ovn-trim-timeout-ms in Open_vSwitch database is '4294967296': it must be"
                        + " a number of milliseconds up to 4294967295; the default is used");
    }

    @Test
    void junkIsNamedWithItsKeyAndOnlyItsBeginning() {
        String junk = "x".repeat(10_000);
        assertThat(problems(completeWith("ovn-remote-probe-interval", junk)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem)
                            .startsWith("external_ids:ovn-remote-probe-interval in Open_vSwitch database is 'xxx");
                    assertThat(problem).contains("(10000 characters)").hasSizeLessThan(300);
                });
    }

    @Test
    void mappingsOfNetworksToBridgesAreReadUpToTheFirstMistake() {
        assertThat(read(completeWith("ovn-bridge-mappings", "net1:br-a,net2:br-b,net1:br-c"))
                        .bridgeMappings())
                .isEqualTo(Map.of("net1", "br-a", "net2", "br-b"));
        assertThat(read(completeWith("ovn-bridge-mappings", "net1:br-a", "ovn-bridge-mappings-hv1", "net1:br-b"))
                        .bridgeMappings())
                .isEqualTo(Map.of("net1", "br-b"));
        for (String wrong : List.of("junk", "net2:", ":br-b")) {
            Map<String, String> externalIds = completeWith("ovn-bridge-mappings", "net1:br-a," + wrong + ",net3:br-c");
            assertThat(read(externalIds).bridgeMappings()).isEqualTo(Map.of("net1", "br-a"));
            assertThat(problems(externalIds))
                    .containsExactly("Invalid ovn-bridge-mappings configuration: 'net1:br-a," + wrong + ",net3:br-c'");
        }
    }

    @Test
    void tunnelsAreMadeAsConfigured() {
        TunnelConfig plain = read(COMPLETE).tunnels();
        assertThat(plain).isEqualTo(new TunnelConfig(Optional.empty(), Optional.empty(), false, List.of()));
        Map<String, String> externalIds = completeWith(
                "ovn-encap-tos", "none",
                "ovn-encap-df_default-hv1", "false",
                "ovn-enable-flow-based-tunnels", "true",
                "ovn-evpn-vxlan-ports", "4789,0,65536,x,4790");
        assertThat(read(externalIds).tunnels())
                .isEqualTo(new TunnelConfig(Optional.empty(), Optional.of("false"), true, List.of("4789", "4790")));
        assertThat(problems(externalIds))
                .containsExactly(
                        "Invalid VXLAN port number '0'",
                        "Invalid VXLAN port number '65536'",
                        "Invalid VXLAN port number 'x'");
    }
}
