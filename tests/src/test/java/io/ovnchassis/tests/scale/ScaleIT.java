package io.ovnchassis.tests.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import io.ovnchassis.tests.harness.Recomputes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * One chassis among 500 and one port among 10,000, all of which are replicated: that they come, change and go is
 * handled, and nothing is computed anew. What it costs is printed, next to the stock ovn-controller for the same events.
 * Alone, because the processor time of others would disturb the comparison.
 */
@Isolated
class ScaleIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    private static final int CHASSIS = 500;
    private static final int SWITCHES = 10;
    private static final int PORTS_PER_SWITCH = 1000;
    private static final int ROUNDS = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private final LocalPorts ports = new LocalPorts(hv1);
    private final LogicalSwitch sw0 = new LogicalSwitch(central, "sw0");

    /** An event, by its name, and what has to be seen before the next one. */
    private record Event(String name, Runnable cause, Runnable awaited) {}

    @BeforeAll
    static void fillTheDatabases() {
        Central central = deployment.central();
        List<String> chassis = new ArrayList<>();
        for (int i = 0; i < CHASSIS; i++) {
            chassis.addAll(
                    List.of("--", "chassis-add", "far" + i, "geneve", "127.1.%d.%d".formatted(i / 200, i % 200)));
        }
        central.sbctl(chassis.toArray(String[]::new));
        for (int i = 0; i < SWITCHES; i++) {
            List<String> ports = new ArrayList<>(List.of("ls-add", "sw" + i));
            for (int j = 0; j < PORTS_PER_SWITCH; j++) {
                ports.addAll(List.of("--", "lsp-add", "sw" + i, "sw" + i + "-" + j));
            }
            central.nbctl(ports.toArray(String[]::new));
        }
        central.nbctl("--wait=sb", "sync");
        Hypervisor hv1 = deployment.hypervisor("hv1");
        hv1.vsctl("--no-wait", "set", "Open_vSwitch", ".", "external_ids:ovn-monitor-all=true");
        new LocalPorts(hv1).addFor("sw0-0", "vif-first");
    }

    @Test
    void oneChassisOrPortMoreOrLessIsHandledAndItsCostIsPrinted() {
        Controller ours = start(Deployment.launcher());
        playOnce();
        Map<String, Integer> before = recomputes(ours);
        Map<String, Double> oursNanos = play(ours);
        assertThat(recomputes(ours)).isEqualTo(before);
        stop(ours);

        Controller stock = start(Path.of("ovn-controller"), "-vsyslog:off");
        playOnce();
        print(oursNanos, play(stock));
        stop(stock);
    }

    private Controller start(Path program, String... options) {
        Controller controller = hv1.startController(program, options);
        sw0.awaitUp("sw0-0", "hv1");
        awaitTunnels(CHASSIS);
        sw0.sync();
        return controller;
    }

    private void stop(Controller controller) {
        hv1.appctl("-t", controller.controlSocket().toString(), "exit", "--restart");
        Await.until("the end of the controller", () -> !controller.process().isAlive());
    }

    private List<Event> events() {
        return List.of(
                new Event(
                        "a chassis comes",
                        () -> central.sbctl("chassis-add", "another", "geneve", "127.2.0.1"),
                        () -> awaitTunnels(CHASSIS + 1)),
                new Event("a chassis changes", this::changeChassis, () -> awaitTunnelTo("127.2.0.2")),
                new Event("a chassis goes", () -> central.sbctl("chassis-del", "another"), () -> awaitTunnels(CHASSIS)),
                new Event("a port comes", this::addPort, () -> sw0.awaitUp("another", "hv1")),
                new Event(
                        "a port changes",
                        () -> sw0.setOptions("another", "requested-chassis=far1"),
                        () -> sw0.awaitDown("another")),
                new Event("a port goes", this::removePort, sw0::sync));
    }

    private void changeChassis() {
        String encap = central.sbctl("--bare", "--columns=_uuid", "find", "Encap", "chassis_name=another");
        central.sbctl("set", "Encap", encap, "ip=127.2.0.2");
    }

    private void addPort() {
        sw0.add("another");
        ports.addFor("another", "vif-another");
    }

    private void removePort() {
        ports.remove("vif-another");
        sw0.delete("another");
    }

    private void playOnce() {
        for (Event event : events()) {
            event.cause().run();
            event.awaited().run();
        }
    }

    /** The mean processor time of each kind of event, in nanoseconds. */
    private Map<String, Double> play(Controller controller) {
        CpuClock clock = new CpuClock(controller.process().pid());
        Map<String, Double> nanos = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Event event : events()) {
                long before = clock.nanos();
                event.cause().run();
                event.awaited().run();
                nanos.merge(event.name(), (clock.nanos() - before) / (double) ROUNDS, Double::sum);
            }
        }
        return nanos;
    }

    private static void print(Map<String, Double> ours, Map<String, Double> stock) {
        System.out.printf(
                "%nProcessor time of one event, ms, mean of %d: among %d chassis and %d ports%n%-20s %8s %15s %8s%n",
                ROUNDS, CHASSIS, SWITCHES * PORTS_PER_SWITCH, "", "ours", "ovn-controller", "ratio");
        ours.forEach((event, nanos) -> {
            double other = stock.getOrDefault(event, Double.NaN);
            System.out.printf(
                    "%-20s %8.2f %15.2f %8.2f%n",
                    event, nanos / NANOS_PER_MILLI, other / NANOS_PER_MILLI, nanos / other);
        });
        System.out.println("ovn-controller computes flows as well; ours does not yet.");
    }

    private void awaitTunnels(int count) {
        Await.until(
                count + " tunnels",
                () -> hv1.vsctl("--no-wait", "--bare", "--columns=name", "find", "Interface", "type=geneve")
                        .lines()
                        .filter(name -> !name.isEmpty())
                        .count(),
                found -> found == count);
    }

    private void awaitTunnelTo(String ip) {
        Await.until(
                "the tunnel to " + ip,
                () -> hv1.vsctl(
                        "--no-wait", "--bare", "--columns=name", "find", "Interface", "options:remote_ip=" + ip),
                name -> !name.isEmpty());
    }

    /** How often each node was computed anew. */
    private Map<String, Integer> recomputes(Controller controller) {
        return Recomputes.of(hv1.appctl("-t", controller.controlSocket().toString(), "inc-engine/show-stats"));
    }
}
