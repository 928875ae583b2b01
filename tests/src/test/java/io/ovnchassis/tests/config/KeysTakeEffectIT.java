package io.ovnchassis.tests.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of external_ids that the daemon goes by, or tells others, takes effect on the running daemon. */
class KeysTakeEffectIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1", "hv3");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    /** About flows, packets and zones, which the daemon has no part in. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "ct-zone-range",
            "ovn-bridge-remote",
            "ovn-bridge-remote-probe-interval",
            "garp-max-timeout-sec",
            "arp-nd-max-timeout-sec",
            "dynamic-routing-port-mapping");

    /** They show only when the name changes and when the daemon ends. */
    private static final Set<String> ELSEWHERE = Set.of("system-id", "ovn-cleanup-on-exit");

    /**
     * What a key does.
     *
     * @param look what changes
     * @param expected what it contains then
     */
    record Effect(String key, String value, Supplier<String> look, String expected) {
        @Override
        public String toString() {
            return key + "=" + value;
        }
    }

    /** A neighbour, so that there is a tunnel. */
    @BeforeAll
    static void addNeighbour() {
        central().sbctl("chassis-add", "hv2", "geneve", "192.0.2.2");
        hv1().vsctl("add-br", "br-net1");
        daemon.awaitChassis();
    }

    private static Central central() {
        return deployment.central();
    }

    private static Hypervisor hv1() {
        return deployment.hypervisor("hv1");
    }

    private static List<Effect> effects() {
        return Stream.of(told(), ofTheChassis(), ofTunnels(), ofTheHost())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Effect> told() {
        return Stream.of(
                        "ovn-cms-options=availability-zones=az1",
                        "ovn-chassis-mac-mappings=net1:00:00:5e:00:53:01",
                        "ovn-evpn-local-ip=192.0.2.7",
                        "ovn-monitor-all=true",
                        "ovn-enable-lflow-cache=false",
                        "ovn-limit-lflow-cache=1000",
                        "ovn-memlimit-lflow-cache-kb=1024",
                        "ovn-trim-limit-lflow-cache=100",
                        "ovn-trim-wmark-perc-lflow-cache=40",
                        "ovn-trim-timeout-ms=2000",
                        "ovn-bridge-mappings=net1:br-net1")
                .map(pair -> pair.split("=", 2))
                .map(pair -> new Effect(pair[0], pair[1], chassis("other_config:" + pair[0]), pair[1]))
                .toList();
    }

    private static List<Effect> ofTheChassis() {
        return List.of(
                new Effect("hostname", "renamed", chassis("hostname"), "renamed"),
                new Effect("ovn-is-interconn", "true", chassis("other_config:is-interconn"), "true"),
                new Effect("ovn-transport-zones", "tz1", chassis("transport_zones"), "tz1"),
                new Effect("ovn-encap-type", "vxlan", encaps("type"), "vxlan"),
                new Effect("ovn-encap-ip", "192.0.2.9", encaps("ip"), "192.0.2.9"),
                new Effect("ovn-encap-ip-default", ownIp(), encaps("options"), "is_default=true"),
                new Effect("ovn-encap-csum", "false", encaps("options"), "csum=false"));
    }

    private static List<Effect> ofTunnels() {
        return List.of(
                new Effect("ovn-encap-tos", "inherit", tunnels("geneve"), "tos=inherit"),
                new Effect("ovn-encap-df_default", "false", tunnels("geneve"), "df_default=false"),
                new Effect("ovn-enable-flow-based-tunnels", "true", tunnels("geneve"), "remote_ip=flow"),
                new Effect("ovn-evpn-vxlan-ports", "4790", tunnels("vxlan"), "4790"));
    }

    private static List<Effect> ofTheHost() {
        return List.of(
                new Effect("ovn-bridge", "br-other", () -> hv1().vsctl("list-br"), "br-other"),
                new Effect(
                        "ovn-bridge-datapath-type",
                        "netdev",
                        () -> hv1().vsctl("get", "Bridge", "br-int", "datapath_type"),
                        "netdev"),
                new Effect("ovn-remote", "unix:/nowhere", () -> daemon.appctl("connection-status"), "not connected"),
                new Effect(
                        "ovn-remote-probe-interval",
                        "7000",
                        () -> daemon.appctl("metrics/show"),
                        "ovn_controller_remote_probe_interval_seconds 7.0"),
                new Effect(
                        "ovn-match-northd-version",
                        "true",
                        () -> String.join("\n", daemon.log().lines()),
                        "mismatch with northd version"));
    }

    private static Supplier<String> chassis(String column) {
        return () -> central().sbctl("--if-exists", "get", "Chassis", "hv1", column);
    }

    private static Supplier<String> encaps(String column) {
        return () -> central().sbctl("--bare", "--columns=" + column, "find", "Encap", "chassis_name=hv1");
    }

    private static Supplier<String> tunnels(String type) {
        return () -> hv1().vsctl("--bare", "--columns=options", "find", "Interface", "type=" + type);
    }

    private static String ownIp() {
        return hv1().vsctl("get", "Open_vSwitch", ".", "external_ids:ovn-encap-ip")
                .replace("\"", "");
    }

    @ParameterizedTest
    @MethodSource("effects")
    void aChangeIsFollowedAndTakenBackWithoutARestart(Effect effect) {
        daemon.expectTrouble("connection attempt failed");
        daemon.expectTrouble("mismatch with northd version");
        assertThat(effect.look().get()).doesNotContain(effect.expected());
        String key = effect.key() + "-hv1";
        hv1().vsctl("--no-wait", "set", "Open_vSwitch", ".", "external_ids:" + key + "=\"" + effect.value() + "\"");

        Await.until("the effect of " + effect, effect.look(), text -> text.contains(effect.expected()));
        assertThat(shown(effect.key())).contains(effect.value(), "external_ids:" + key);

        hv1().vsctl("--no-wait", "remove", "Open_vSwitch", ".", "external_ids", key);
        Await.until("the key to be gone", () -> shown(effect.key()), line -> !line.contains(key));
        Await.until("the connection", () -> daemon.appctl("connection-status"), "connected"::equals);
    }

    @Test
    void noKeyIsLeftOut() {
        Set<String> tested = effects().stream().map(Effect::key).collect(Collectors.toCollection(TreeSet::new));
        tested.addAll(WITHOUT_EFFECT);
        tested.addAll(ELSEWHERE);
        assertThat(daemon.appctl("config/show")
                        .lines()
                        .skip(1)
                        .map(line -> line.split(" ", 2)[0])
                        .filter(key -> !key.startsWith("-") && !key.contains("other_config") && !key.contains("OVS-")))
                .containsExactlyInAnyOrderElementsOf(tested);
    }

    @Test
    void whatToLeaveBehindIsFollowedToo() {
        Hypervisor hv3 = deployment.hypervisor("hv3");
        Controller controller = hv3.startController(Deployment.launcher());
        Await.until("the chassis", () -> chassisNames(), names -> names.contains("hv3"));
        hv3.vsctl("--no-wait", "set", "Open_vSwitch", ".", "external_ids:ovn-cleanup-on-exit=false");
        Await.until(
                "the key",
                () -> hv3.appctl("-t", controller.controlSocket().toString(), "config/show"),
                shown -> shown.contains("external_ids:ovn-cleanup-on-exit"));

        hv3.appctl("-t", controller.controlSocket().toString(), "exit");
        Await.until("the end", () -> !controller.process().isAlive());
        assertThat(chassisNames()).contains("hv3");
    }

    @Test
    void aMisspeltKeyIsNamedAtOnce() {
        hv1().vsctl("--no-wait", "set", "Open_vSwitch", ".", "external_ids:ovn-encap-tso=inherit");
        Await.until(
                "the finding",
                () -> daemon.appctl("config/lint"),
                "external_ids:ovn-encap-tso: is unknown: did you mean ovn-encap-tos?"::equals);
        daemon.awaitLine("INFO|config/lint: external_ids:ovn-encap-tso: is unknown");
        hv1().vsctl("--no-wait", "remove", "Open_vSwitch", ".", "external_ids", "ovn-encap-tso");
        Await.until("the end of it", () -> daemon.appctl("config/lint"), "nothing to remark"::equals);
    }

    private static String chassisNames() {
        return central().sbctl("--bare", "--columns=name", "list", "Chassis");
    }

    /** The line that {@code config/show} has for a key. */
    private static String shown(String key) {
        return daemon.appctl("config/show")
                .lines()
                .filter(line -> line.startsWith(key + " "))
                .findFirst()
                .orElse("");
    }
}
