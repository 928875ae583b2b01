package io.ovnchassis.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Database;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.Northd;
import io.ovnchassis.controller.sandbox.OvsdbServer;
import io.ovnchassis.controller.sandbox.RunDirectory;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.controller.sandbox.Tool;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The leader of a cluster of three is killed over and over while ports come, change and go: in the end the ports that are
 * requested are plugged as requested, claimed and up, and no others. {@code -Draft.seconds=N} says for how long.
 */
class LeaderKilledIT {
    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("raft.seconds", 30));

    /** How long a leader leads before it is killed: an election takes one to two seconds. */
    private static final Duration REIGN = Duration.ofSeconds(3);

    private static final int NAMES = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Sandbox sandbox = Sandbox.create();
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    /** The MTU of each port that is requested now, by its name. */
    private final Map<String, Integer> requested = new TreeMap<>();

    private SouthboundCluster cluster;
    private Central central;
    private Hypervisor hv1;
    private RunningDaemon daemon;
    private int changes;
    private int leaders;

    @BeforeEach
    void start() {
        cluster = SouthboundCluster.start(sandbox);
        RunDirectory directory = sandbox.directory("central");
        OvsdbServer northbound = OvsdbServer.start(sandbox, directory, Database.northbound());
        Northd northd = Northd.start(sandbox, directory, northbound, cluster.remotes());
        central = new Central(directory, northbound, cluster.members().getFirst(), northd);
        hv1 = sandbox.startHypervisor("hv1", central);
        hv1.vsctl("--no-wait", "set", "Open_vSwitch", ".", "external_ids:ovn-remote=\"" + cluster.remotes() + "\"");
        daemon = RunningDaemon.on(hv1);
        central.nbctl("ls-add", "sw0");
    }

    @AfterEach
    void end() {
        sandbox.close();
    }

    @Test
    void nothingIsLostWhenLeadersAreKilledWhilePortsChange() {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < LENGTH.toNanos()) {
            OvsdbServer leader = cluster.awaitLeader();
            changeFor(REIGN);
            leader.kill();
            leaders++;
            changeFor(REIGN.dividedBy(3));
            leader.start();
        }
        System.out.printf(
                "seed %d: %d leaders were killed during %d changes of ports, in %d s%n",
                seed,
                leaders,
                changes,
                Duration.ofNanos(System.nanoTime() - begun).toSeconds());
        cluster.awaitLeader();

        Await.until(
                "what is plugged to be what is requested, seed " + seed, PATIENCE, this::plugged, requested::equals);
        Await.until(
                "all to be up, seed " + seed,
                PATIENCE,
                this::up,
                requested.keySet().stream().collect(Collectors.joining("\n"))::equals);
        assertThat(daemon.log().lines()).noneMatch(line -> line.contains("|ERR|"));
        assertThat(daemon.appctl("inc-engine/verify")).isEqualTo("incremental and recomputed results are the same");
    }

    private void changeFor(Duration length) {
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < length.toNanos()) {
            change("port" + random.nextInt(NAMES));
            changes++;
        }
    }

    private void change(String port) {
        if (requested.containsKey(port) && random.nextBoolean()) {
            central.nbctl("lsp-del", port);
            requested.remove(port);
            return;
        }
        int mtu = 1000 + random.nextInt(500);
        central.nbctl(
                "--may-exist",
                "lsp-add",
                "sw0",
                port,
                "--",
                "lsp-set-options",
                port,
                "requested-chassis=hv1",
                "vif-plug-type=dummy",
                "vif-plug-mtu-request=" + mtu);
        requested.put(port, mtu);
    }

    private Map<String, Integer> plugged() {
        return hv1.vsctl(
                        "--no-wait",
                        "--format=csv",
                        "--no-headings",
                        "--columns=name,mtu_request",
                        "find",
                        "Interface",
                        "external_ids:ovn-plugged=dummy")
                .lines()
                .filter(line -> !line.isEmpty())
                .map(line -> line.split(",", 2))
                .collect(Collectors.toMap(
                        cells -> cells[0], cells -> Integer.valueOf(cells[1]), (a, b) -> -1, TreeMap::new));
    }

    /** The names of the ports that are up and claimed by our chassis. */
    private String up() {
        Tool sbctl = new Tool("ovn-sbctl", Map.of());
        String chassis =
                sbctl.run("--db=" + cluster.remotes(), "--bare", "--columns=_uuid", "find", "Chassis", "name=hv1");
        return sbctl.run(
                        "--db=" + cluster.remotes(),
                        "--bare",
                        "--columns=logical_port",
                        "find",
                        "Port_Binding",
                        "up=true",
                        "chassis=" + chassis)
                .lines()
                .filter(name -> !name.isEmpty())
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
