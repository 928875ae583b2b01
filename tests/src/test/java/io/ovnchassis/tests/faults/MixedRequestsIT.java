package io.ovnchassis.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.DaemonLog;
import io.ovnchassis.tests.harness.Deployment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A hundred ports are requested in every way, some of the requests are changed and some withdrawn, and the daemon is
 * killed at twenty random points of that: in the end the rows are those of a run that nobody disturbed.
 */
class MixedRequestsIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    private static final String SEED = "ovnchassis.seed";
    private static final int COUNT = 100;
    private static final int KILLS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** A run logs some four lines for each port, and a start five: half the kills come before the changes, half after. */
    private static final int LINES_BETWEEN_KILLS = 40;

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");

    /** What is asked for, and what becomes of it. */
    private enum Kind {
        PLAIN(""),
        DEFERRED("defer=2000"),
        REFUSED_AND_MENDED("refuse=not yet right"),
        THROWING("throw=1"),
        RENAMED("rename="),
        FAILING("fail=1"),
        WITHDRAWN("");

        private final String script;

        Kind(String script) {
            this.script = script;
        }

        static Kind of(int port) {
            return values()[port % values().length];
        }
    }

    @Test
    void twentyKillsChangeNothingInTheEnd() {
        long seed = Long.getLong(SEED, System.nanoTime());
        System.out.println("MixedRequestsIT: repeat it with -Dtest.jvm.args=-D" + SEED + "=" + seed);
        RunningDaemon daemon = RunningDaemon.on(hv1, "--vif-plug-timeout=1000");

        RequestedPorts calm = RequestedPorts.of(central, hv1, "calm", COUNT);
        request(calm);
        change(calm);
        Rows expected = awaitSettled(calm);

        RequestedPorts wild = RequestedPorts.of(central, hv1, "wild", COUNT);
        Random random = new Random(seed);
        request(wild);
        kill(daemon, random);
        change(wild);
        kill(daemon, random);

        Await.until("the rows of the undisturbed run, seed " + seed, PATIENCE, () -> rows(wild), expected::equals);
        Rest.await(daemon, central);
        assertThat(rows(wild)).as("seed %d", seed).isEqualTo(expected);
        assertThat(rows(calm)).as("the ports of the first run, seed %d", seed).isEqualTo(expected);
        daemon.kill();
    }

    private void request(RequestedPorts ports) {
        List<String> command = new ArrayList<>(List.of("ls-add", ports.logicalSwitch()));
        for (int i = 0; i < COUNT; i++) {
            String name = ports.names().get(i);
            command.addAll(List.of("--", "lsp-add", ports.logicalSwitch(), name));
            command.addAll(List.of("--", "lsp-set-options", name, "requested-chassis=hv1", "vif-plug-type=dummy"));
            Kind kind = Kind.of(i);
            if (!kind.script.isEmpty()) {
                command.add("vif-plug:dummy:script=" + kind.script + (kind == Kind.RENAMED ? name + "-r" : ""));
            }
            if (i % 2 == 0) {
                command.add("vif-plug-mtu-request=" + RequestedPorts.MTU);
            }
        }
        central.nbctl(command.toArray(String[]::new));
    }

    private void change(RequestedPorts ports) {
        List<String> command = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            String name = ports.names().get(i);
            switch (Kind.of(i)) {
                case REFUSED_AND_MENDED ->
                    command.addAll(
                            List.of("--", "lsp-set-options", name, "requested-chassis=hv1", "vif-plug-type=dummy"));
                case WITHDRAWN -> command.addAll(List.of("--", "lsp-set-options", name, "requested-chassis=hv1"));
                case PLAIN, DEFERRED, THROWING, RENAMED, FAILING -> {}
            }
        }
        central.nbctl(command.subList(1, command.size()).toArray(String[]::new));
    }

    /** Half of the kills, each after a random number of the lines that the daemon logs, or when it logs none any more. */
    private static void kill(RunningDaemon daemon, Random random) {
        DaemonLog log = daemon.log();
        for (int i = 0; i < KILLS / 2; i++) {
            Await.until("the daemon to serve its control socket", daemon::isServing);
            int lines = log.lines().size() + random.nextInt(LINES_BETWEEN_KILLS);
            long patience = System.nanoTime() + Duration.ofMillis(200).toNanos();
            Await.until("a line of the log", () -> log.lines().size() >= lines || System.nanoTime() > patience);
            daemon.kill();
            daemon.start();
        }
    }

    private Rows awaitSettled(RequestedPorts ports) {
        int withdrawn = (int) IntStream.range(0, COUNT)
                .filter(i -> Kind.of(i) == Kind.WITHDRAWN)
                .count();
        Await.until("all that stay to be up", PATIENCE, ports::countUp, up -> up == COUNT - withdrawn);
        Await.until(
                "the others to be unplugged",
                () -> ports.interfaces("name").size(),
                plugged -> plugged == COUNT - withdrawn);
        return rows(ports);
    }

    /** The rows, with the name of the switch left out of the names of the ports. */
    private static Rows rows(RequestedPorts ports) {
        return Rows.of(ports).map(row -> row.replace(ports.logicalSwitch() + "-", ""));
    }
}
