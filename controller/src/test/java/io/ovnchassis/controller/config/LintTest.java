package io.ovnchassis.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LintTest {
    private static final ChassisName UNNAMED = new ChassisName(Optional.empty(), Optional.empty());
    private static final Setting GIVEN_KEY = new Setting("--private-key", "/key", "command line", "");

    private static Written written(ChassisName name, String... keysAndValues) {
        Map<String, String> ids = new HashMap<>(Map.of("system-id", "hv1", "ovn-encap-type", "geneve"));
        ids.put("ovn-encap-ip", "192.0.2.1");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            ids.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        Optional<ChassisConfig> config =
                new ConfigReader(name, () -> "host1").read(ids, List.of()).config();
        return new Written(ids, Map.of("ovn-chassis-idx-hv2", "0"), true, config);
    }

    private static List<String> findings(String... keysAndValues) {
        return new Lint(UNNAMED, List.of()).findings(written(UNNAMED, keysAndValues));
    }

    @Test
    void aPlainConfigurationHasNothingStrange() {
        assertThat(findings("ovn-bridge-hv1", "br-a", "ovn-remote", "unix:/sb.sock", "hostname", "host"))
                .isEmpty();
    }

    @Test
    void aMisspeltKeyIsToldFromTheOneThatItResembles() {
        assertThat(findings("ovn-bridge-mapings", "a:b", "ovn-encap-typ-hv1", "geneve", "sytem-id", "hv1"))
                .containsExactly(
                        "external_ids:ovn-bridge-mapings: is unknown: did you mean ovn-bridge-mappings?",
                        "external_ids:ovn-encap-typ-hv1: is unknown: did you mean ovn-encap-type?",
                        "external_ids:sytem-id: is unknown: did you mean system-id?");
    }

    @Test
    void aKeyThatResemblesNothingIsUnknownOnlyIfItLooksLikeOurs() {
        assertThat(findings("ovn-frobnicate", "1", "frobnicate", "1", "ovn-nb", "tcp:192.0.2.1:6641"))
                .containsExactly("external_ids:ovn-frobnicate: is unknown");
    }

    @Test
    void aKeyOfAnotherChassisIsFineWhenThatIsOnThisHost() {
        assertThat(findings("ovn-remote-hv2", "unix:/x", "ovn-remote-elsewhere", "unix:/x"))
                .containsExactly(
                        "external_ids:ovn-remote-elsewhere: is for a chassis 'elsewhere' that is not on this host");
    }

    @Test
    void aKeyThatHasNoFormPerChassisHasNoEffectAsOne() {
        assertThat(findings("garp-max-timeout-sec-hv1", "1"))
                .containsExactly("external_ids:garp-max-timeout-sec-hv1: has no effect: garp-max-timeout-sec has no"
                        + " form of its own per chassis");
    }

    @Test
    void anObsoleteKeyIsNamedWithWhatToDo() {
        assertThat(findings("ovn-openflow-probe-interval", "5"))
                .containsExactly("external_ids:ovn-openflow-probe-interval: is obsolete:"
                        + " ovn-bridge-remote-probe-interval took its place");
    }

    @Test
    void everyFormKnowsWhatFitsAndWhatDoesNot() {
        Map<String, List<String>> goodAndBad = Map.ofEntries(
                Map.entry("ovn-monitor-all", List.of("true", "yes")),
                Map.entry("ovn-remote-probe-interval", List.of("-1", "soon")),
                Map.entry("ovn-bridge-mappings", List.of("a:b, c:d", "a")),
                Map.entry("ovn-chassis-mac-mappings", List.of("a:00:00:5e:00:53:01", "a:b")),
                Map.entry("ovn-encap-type", List.of("geneve,vxlan", "stt")),
                Map.entry("ovn-encap-ip", List.of("192.0.2.1,2001:db8::1", "localhost")),
                Map.entry("ovn-encap-tos", List.of("inherit", "high")),
                Map.entry("ovn-evpn-vxlan-ports", List.of("4789,4790", "0")),
                Map.entry("ct-zone-range", List.of("1-100", "100")),
                Map.entry("dynamic-routing-port-mapping", List.of("a=b", "a:b")),
                Map.entry("ovn-trim-wmark-perc-lflow-cache", List.of("50", "101")),
                Map.entry("hostname", List.of("host", "")));
        goodAndBad.forEach((key, values) -> {
            assertThat(findings(key, values.getFirst())).as(key).isEmpty();
            assertThat(findings(key, values.getLast()))
                    .as(key)
                    .anySatisfy(finding -> assertThat(finding)
                            .startsWith(
                                    "external_ids:" + key + ": '" + values.getLast() + "' is malformed: it must be "));
        });
    }

    @Test
    void settingsThatContradictEachOtherAreNamed() {
        ChassisName commandLine = new ChassisName(Optional.of("hv9"), Optional.empty());
        assertThat(new Lint(commandLine, List.of(GIVEN_KEY))
                        .findings(written(
                                commandLine,
                                "ovn-encap-ip-default",
                                "192.0.2.9",
                                "ovn-enable-lflow-cache",
                                "false",
                                "ovn-limit-lflow-cache",
                                "10",
                                "ovn-evpn-local-ip",
                                "192.0.2.1")))
                .containsExactly(
                        "external_ids:system-id is 'hv1', but the chassis is named 'hv9' by -n",
                        "external_ids:ovn-encap-ip-default is none of ovn-encap-ip: it is ignored",
                        "external_ids:ovn-evpn-local-ip has no effect without ovn-evpn-vxlan-ports",
                        "external_ids:ovn-enable-lflow-cache is false: the limits of that cache have no effect",
                        "the table SSL has a row, which wins over the keys and certificates of the command line");
    }

    @Test
    void whatIsVeryLongIsQuotedInPartOnly() {
        assertThat(findings("ovn-" + "x".repeat(100_000), "1", "ovn-encap-tos", "y".repeat(100_000)))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding).hasSizeLessThan(300));
    }
}
