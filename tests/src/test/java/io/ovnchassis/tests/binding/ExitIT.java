package io.ovnchassis.tests.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.History;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The daemon ends and starts again: it takes its rows along, or leaves them for the next one, which touches nothing. */
class ExitIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private static final String SWITCH = "sw0";

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private final LogicalSwitch logicalSwitch = new LogicalSwitch(central, SWITCH);
    private final LocalPorts ports = new LocalPorts(hv1);
    private String pluggedUuid = "";

    @BeforeAll
    static void createTheSwitch() {
        LogicalSwitch.create(deployment.central(), SWITCH);
        daemon.awaitChassis();
        LogicalSwitch logicalSwitch = new LogicalSwitch(deployment.central(), SWITCH);
        logicalSwitch.request("plugged", "hv1", "vif-plug-mtu-request=1400");
        logicalSwitch.add("byhand");
        new LocalPorts(deployment.hypervisor("hv1")).addFor("byhand", "vif1");
    }

    @BeforeEach
    void awaitTheUsualState() {
        if (!daemon.controller().process().isAlive()) {
            daemon.controller().start();
        }
        awaitUp("plugged", "plugged");
        awaitUp("byhand", "vif1");
        pluggedUuid = ports.uuid("plugged");
    }

    @AfterEach
    void nothingWasPluggedAnew() {
        assertThat(ports.uuid("plugged")).isEqualTo(pluggedUuid);
    }

    @Test
    void exitTakesClaimsAndRowsAlongAndAnswersEveryoneWhoAsks() {
        logicalSwitch.sync();
        int exitsBefore = exitsWithCleanup();
        central.southbound().pause();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> daemon.exit());
            Await.until("the first to be heard", () -> exitsWithCleanup() > exitsBefore);
            Future<?> second = threads.submit(() -> daemon.exit());
            Future<?> third = threads.submit(() -> daemon.exit("--restart"));
            Await.until(
                    "three to wait for an answer",
                    () -> counter("unixctl_received") - counter("unixctl_replied"),
                    waiting -> waiting == 3);

            central.southbound().resume();

            assertThat(List.of(first, second, third))
                    .allSatisfy(exit -> assertThat(exit).succeedsWithin(Await.LIMIT));
        }

        assertThat(uuids("Chassis")).isEmpty();
        assertThat(uuids("Chassis_Private")).isEmpty();
        assertThat(uuids("Encap")).isEmpty();
        for (String port : List.of("plugged", "byhand")) {
            assertThat(logicalSwitch.binding(port, "chassis")).isEmpty();
            assertThat(logicalSwitch.binding(port, "up")).isEqualTo("false");
        }
    }

    /** The log is that of all daemons of this class. */
    private int exitsWithCleanup() {
        return daemon.log()
                .linesWith("main|INFO|Exiting ovn-controller, resource cleanup: True")
                .size();
    }

    @Test
    void afterAnExitForARestartTheNextStartTouchesNothing() {
        logicalSwitch.sync();
        List<String> rows = List.of(
                ports.uuid("plugged"),
                ports.uuid("vif1"),
                logicalSwitch.binding("plugged", "_uuid"),
                logicalSwitch.binding("byhand", "_uuid"),
                uuids("Chassis"),
                uuids("Encap"));
        History local = History.of(hv1);
        History southbound = History.of(central);
        long localStart = local.now();
        long southboundStart = southbound.now();

        daemon.exit("--restart");
        int lines = daemon.log().lines().size();
        daemon.controller().start();
        logicalSwitch.sync();

        assertThat(Stream.concat(local.since(localStart).stream(), southbound.since(southboundStart).stream()))
                .filteredOn(change -> rows.contains(change.row()))
                .allMatch(change -> change.cells().startsWith("{\"statistics\":"));
        assertThat(daemon.log().lines().stream().skip(lines))
                .noneMatch(line -> line.startsWith("binding|") || line.startsWith("vif_plug|"));
        assertThat(daemon.log().lines())
                .contains("main|INFO|Exiting ovn-controller, resource cleanup: False (--restart)");
    }

    @Test
    void afterASignalTheNextStartMakesUpForWhatWasMissed() {
        for (String port : List.of("deleted", "moved", "resized", "freed")) {
            logicalSwitch.request(port, "hv1", "vif-plug-mtu-request=1400");
        }
        for (String port : List.of("deleted", "moved", "resized", "freed")) {
            awaitUp(port, port);
        }
        String resized = ports.uuid("resized");
        Path socket = daemon.controller().controlSocket();
        daemon.controller().stop();
        assertThat(socket).doesNotExist();
        assertThat(hv1.directory().file("ovn-controller.pid")).doesNotExist();
        assertThat(logicalSwitch.chassisOf("plugged")).isEqualTo("hv1");

        logicalSwitch.delete("deleted");
        logicalSwitch.setOption("moved", "requested-chassis", "hv9");
        logicalSwitch.setOption("resized", "vif-plug-mtu-request", "1300");
        logicalSwitch.request("requested", "hv1");
        ports.remove("freed");
        daemon.controller().start();

        ports.awaitGone("deleted");
        ports.awaitGone("moved");
        logicalSwitch.awaitDown("moved");
        ports.awaitCell("resized", "mtu_request", "1300");
        awaitUp("requested", "requested");
        awaitUp("freed", "freed");
        assertThat(ports.uuid("resized")).isEqualTo(resized);
    }

    @Test
    void exitWithATransactionOnItsWayLosesNothingAndMakesNothingTwice() {
        hv1.vsctl("set", "Open_vSwitch", ".", "external_ids:ovn-cleanup-on-exit=false");
        logicalSwitch.sync();
        String followed = "\"" + central.sbctl("get", "SB_Global", ".", "nb_cfg") + "\"";
        Await.until(
                "the note of what was followed",
                () -> hv1.vsctl("get", "Bridge", "br-int", "external_ids:ovn-nb-cfg"),
                followed::equals);
        hv1.database().pause();
        logicalSwitch.request("onitsway", "hv1");
        daemon.awaitLine("Plugging port onitsway into br-int");

        daemon.exit();
        assertThat(daemon.log().lines())
                .contains("main|INFO|Exiting ovn-controller, resource cleanup: False (--restart)");
        assertThat(logicalSwitch.chassisOf("plugged")).isEqualTo("hv1");
        hv1.database().resume();
        daemon.controller().start();

        awaitUp("onitsway", "onitsway");
        assertThat(ports.namesFor("onitsway")).containsExactly("onitsway");
        hv1.vsctl("remove", "Open_vSwitch", ".", "external_ids", "ovn-cleanup-on-exit");
        logicalSwitch.sync();
    }

    @Test
    void exitDoesNotWaitForAServerThatIsGone() {
        daemon.expectTrouble("ovnsb_db.sock: connection attempt failed (No such file or directory)");
        central.southbound().stop();
        Await.until("the connection to be lost", () -> daemon.appctl("connection-status"), "not connected"::equals);

        daemon.exit();

        central.southbound().start();
    }

    private void awaitUp(String port, String name) {
        logicalSwitch.awaitUp(port, "hv1");
        ports.awaitInstalled(name);
    }

    private static int counter(String name) {
        return Integer.parseInt(daemon.appctl("coverage/read-counter", name));
    }

    /** The uuids of all rows of a southbound table. */
    private static String uuids(String table) {
        return deployment.central().sbctl("--bare", "--columns=_uuid", "list", table);
    }
}
