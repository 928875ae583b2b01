package io.ovnchassis.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.DaemonLog;
import io.ovnchassis.tests.harness.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The daemon is killed again and again, at random points of what it does for ports that were just requested. A point is a
 * number of lines of its log: those that it writes while it starts, plugs, claims and reports.
 */
class KilledDaemonIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    private static final String SEED = "ovnchassis.seed";
    private static final int ROUNDS = 10;
    private static final int COUNT = 10;

    /** Start-up and four lines for each port; past the last line it is killed at rest. */
    private static final int LINES_OF_A_RUN = 5 + 4 * COUNT;

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");

    @Test
    void losesNothingAndPlugsNothingTwice() {
        long seed = Long.getLong(SEED, System.nanoTime());
        System.out.println("KilledDaemonIT: repeat it with -Dtest.jvm.args=-D" + SEED + "=" + seed);
        Random random = new Random(seed);
        RunningDaemon daemon = RunningDaemon.on(hv1);
        DaemonLog log = daemon.log();
        List<RequestedPorts> requests = new ArrayList<>();
        Map<String, String> plugged = new TreeMap<>();

        for (int round = 0; round < ROUNDS; round++) {
            RequestedPorts ports = RequestedPorts.of(central, hv1, "round" + round, COUNT);
            requests.add(ports);
            int lines = log.lines().size() + random.nextInt(LINES_OF_A_RUN);
            ports.request();
            Await.until(
                    "line " + lines + " of the log, or the last one about " + ports.logicalSwitch(),
                    () -> log.lines().size() >= lines || isDone(ports, log));
            daemon.kill();
            plugged.putAll(uuids(requests));
            daemon.start();
        }

        requests.forEach(RequestedPorts::awaitExpectedRows);
        assertThat(uuids(requests)).as("seed %d", seed).containsAllEntriesOf(plugged);
        Rest.await(daemon, central);
        assertThat(log.linesWith("Unplugging")).as("seed %d", seed).isEmpty();
    }

    private static boolean isDone(RequestedPorts ports, DaemonLog log) {
        return log.linesWith("Setting lport " + ports.logicalSwitch() + "-").stream()
                        .filter(line -> line.endsWith(" up in Southbound"))
                        .count()
                >= COUNT;
    }

    private static Map<String, String> uuids(List<RequestedPorts> requests) {
        Map<String, String> uuids = new TreeMap<>();
        requests.forEach(ports -> uuids.putAll(ports.interfaceUuids()));
        return uuids;
    }
}
