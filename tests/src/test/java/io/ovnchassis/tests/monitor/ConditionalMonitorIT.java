package io.ovnchassis.tests.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Of 200 switches with 50 ports each, two have a port here: the daemon holds the ports of these two. */
class ConditionalMonitorIT {
    private static final int SWITCHES = 200;
    private static final int PORTS = 50;
    private static final int SWITCHES_AT_A_TIME = 20;
    private static final Duration FILLED_WITHIN = Duration.ofMinutes(2);
    private static final Pattern ROWS = Pattern.compile("idl-rows-OVN_Southbound:(\\d+)");

    /** SB_Global, and of ourselves Chassis, Chassis_Private and Encap. */
    private static final int OTHER_ROWS = 4;

    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private final LocalPorts ports = new LocalPorts(hv1);

    @BeforeAll
    static void fillTheNetwork() {
        for (int number = 0; number < SWITCHES; number += SWITCHES_AT_A_TIME) {
            List<String> command = new ArrayList<>();
            for (int each = number; each < number + SWITCHES_AT_A_TIME; each++) {
                addSwitch(each, command);
            }
            deployment.central().nbctl(command.toArray(String[]::new));
        }
        Await.until(
                "all ports in the Southbound database",
                FILLED_WITHIN,
                () -> count("Port_Binding"),
                count -> count == SWITCHES * PORTS);
        LocalPorts ports = new LocalPorts(deployment.hypervisor("hv1"));
        ports.addFor(port(0, 0), "vif0");
        ports.addFor(port(1, 0), "vif1");
    }

    private static void addSwitch(int number, List<String> command) {
        command.addAll(List.of("ls-add", "s" + number, "--"));
        for (int port = 0; port < PORTS; port++) {
            command.addAll(List.of("lsp-add", "s" + number, port(number, port), "--"));
        }
    }

    private static String port(int ofSwitch, int number) {
        return "s" + ofSwitch + "p" + number;
    }

    private static int count(String table) {
        return (int) deployment
                .central()
                .sbctl("--no-headings", "--format=csv", "--columns=_uuid", "list", table)
                .lines()
                .count();
    }

    private static long rows() {
        Matcher matcher = ROWS.matcher(daemon.appctl("memory/show"));
        assertThat(matcher.find()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    /** Of the switches and routers the daemon holds all, and of the ports so many. */
    private static void awaitPorts(int held) {
        Await.until(
                "the rows with " + held + " ports",
                () -> rows() - count("Datapath_Binding") - OTHER_ROWS,
                ports -> ports == held);
    }

    @BeforeEach
    void twoSwitchesAreHere() {
        logicalSwitch(0).awaitUp(port(0, 0), "hv1");
        logicalSwitch(1).awaitUp(port(1, 0), "hv1");
        awaitPorts(2 * PORTS);
    }

    private LogicalSwitch logicalSwitch(int number) {
        return new LogicalSwitch(central, "s" + number);
    }

    private void monitorAll(boolean all) {
        hv1.vsctl("--no-wait", "set", "Open_vSwitch", ".", "external_ids:ovn-monitor-all-hv1=" + all);
    }

    @Test
    void whatIsHeldFollowsTheSettingAtOnce() throws IOException {
        print("with conditions");
        monitorAll(true);
        awaitPorts(SWITCHES * PORTS);
        print("with ovn-monitor-all");
        monitorAll(false);
        awaitPorts(2 * PORTS);
    }

    private static void print(String when) throws IOException {
        String resident = Files.readString(
                        Path.of("/proc/" + daemon.controller().process().pid() + "/status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElseThrow();
        System.out.printf("%s: %s, %s%n", when, daemon.appctl("memory/show"), resident.replaceAll("\\s+", " "));
    }

    @Test
    void routerBringsTheSwitchBehindItAndTakesItAlong() {
        central.nbctl("lr-add", "lr0");
        connect(0);
        connect(50);
        awaitPorts(3 * PORTS + 4);
        logicalSwitch(50).sync();
        assertThat(daemon.appctl("debug/dump-local-datapaths")).contains("s50");

        central.nbctl("lsp-del", "s50-lr0", "--", "lrp-del", "lr0-s50");
        awaitPorts(2 * PORTS + 2);
        central.nbctl("lsp-del", "s0-lr0", "--", "lr-del", "lr0");
        awaitPorts(2 * PORTS);
    }

    private void connect(int number) {
        String there = "lr0-s" + number;
        String here = "s" + number + "-lr0";
        central.nbctl(
                "lrp-add",
                "lr0",
                there,
                "00:00:00:00:01:%02x".formatted(number),
                "192.0.2." + number + "/32",
                "--",
                "lsp-add",
                "s" + number,
                here,
                "--",
                "lsp-set-type",
                here,
                "router",
                "--",
                "lsp-set-options",
                here,
                "router-port=" + there);
    }

    @Test
    void portOnANewSwitchComesUpAndItsSwitchGoesWithIt() {
        ports.addFor(port(100, 7), "vif100");
        logicalSwitch(100).awaitUp(port(100, 7), "hv1");
        ports.awaitInstalled("vif100");
        awaitPorts(3 * PORTS);
        logicalSwitch(100).sync();

        ports.remove("vif100");
        logicalSwitch(100).awaitDown(port(100, 7));
        awaitPorts(2 * PORTS);
    }

    @Test
    void afterAReconnectNoMoreIsHeldThanBefore() {
        daemon.expectTrouble("connection attempt failed");
        central.southbound().stop();
        ports.addFor(port(101, 7), "vif101");
        central.southbound().start();

        logicalSwitch(101).awaitUp(port(101, 7), "hv1");
        awaitPorts(3 * PORTS);
        ports.remove("vif101");
        logicalSwitch(101).awaitDown(port(101, 7));
        awaitPorts(2 * PORTS);
    }

    @Test
    void requestedPortIsPluggedOnASwitchThatIsNotHere() {
        logicalSwitch(102).request("requested", "hv1");
        logicalSwitch(102).awaitUp("requested", "hv1");
        awaitPorts(3 * PORTS + 1);

        logicalSwitch(102).delete("requested");
        Await.until("no interface for it", () -> ports.namesFor("requested"), List::isEmpty);
        awaitPorts(2 * PORTS);
    }
}
