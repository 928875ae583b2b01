package io.ovnchassis.tests.scale;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A large deployment around one hypervisor: 500 other chassis and 10,000 ports on ten switches, one of them local, all of
 * which are replicated; and what may happen there. Tests assert what it sets off, a benchmark what it costs.
 */
public final class Crowd {
    /** The other chassis. */
    public static final int CHASSIS = 500;

    /** The ports of all switches. */
    public static final int PORTS = 10_000;

    private static final int SWITCHES = 10;
    private static final String FIRST_IP = "127.2.0.1";
    private static final String SECOND_IP = "127.2.0.2";

    private final Central central;
    private final Hypervisor hypervisor;
    private final LocalPorts ports;
    private final LogicalSwitch sw0;

    /**
     * One thing that happens.
     *
     * @param name as tables call it
     * @param cause makes it happen
     * @param awaited returns when it has been handled
     * @param tunnel the remote address of the tunnel that comes or goes with it, if one does
     */
    public record Event(String name, Runnable cause, Runnable awaited, Optional<String> tunnel) {
        /** Makes it happen, and returns when it has been handled. */
        public void play() {
            cause.run();
            awaited.run();
        }
    }

    public Crowd(Central central, Hypervisor hypervisor) {
        this.central = central;
        this.hypervisor = hypervisor;
        this.ports = new LocalPorts(hypervisor);
        this.sw0 = new LogicalSwitch(central, "sw0");
    }

    /** Fills the databases; the hypervisor wants all of it. To be called once. */
    public void gather() {
        List<String> chassis = new ArrayList<>();
        for (int i = 0; i < CHASSIS; i++) {
            chassis.addAll(
                    List.of("--", "chassis-add", "far" + i, "geneve", "127.1.%d.%d".formatted(i / 200, i % 200)));
        }
        central.sbctl(chassis.toArray(String[]::new));
        for (int i = 0; i < SWITCHES; i++) {
            List<String> switchPorts = new ArrayList<>(List.of("ls-add", "sw" + i));
            for (int j = 0; j < PORTS / SWITCHES; j++) {
                switchPorts.addAll(List.of("--", "lsp-add", "sw" + i, "sw" + i + "-" + j));
            }
            central.nbctl(switchPorts.toArray(String[]::new));
        }
        central.nbctl("--wait=sb", "sync");
        hypervisor.vsctl("--no-wait", "set", "Open_vSwitch", ".", "external_ids:ovn-monitor-all=true");
        ports.addFor("sw0-0", "vif-first");
    }

    /** Waits until a controller that was started has handled all that is there. */
    public void awaitHandled() {
        sw0.awaitUp("sw0-0", hypervisor.name());
        awaitTunnels(CHASSIS);
        sw0.sync();
    }

    /** Ends a controller so that the next one finds what it left; returns when it is gone. */
    public void stop(Controller controller) {
        hypervisor.appctl("-t", controller.controlSocket().toString(), "exit", "--restart");
        Await.until("the end of the controller", () -> !controller.process().isAlive());
    }

    /** To be played in this order: in the end everything is as before. */
    public List<Event> events() {
        return List.of(
                new Event(
                        "a chassis comes",
                        () -> central.sbctl("chassis-add", "another", "geneve", FIRST_IP),
                        () -> awaitTunnels(CHASSIS + 1),
                        Optional.of(FIRST_IP)),
                new Event(
                        "a chassis changes",
                        this::changeChassis,
                        () -> awaitTunnelTo(SECOND_IP),
                        Optional.of(SECOND_IP)),
                new Event(
                        "a chassis goes",
                        () -> central.sbctl("chassis-del", "another"),
                        () -> awaitTunnels(CHASSIS),
                        Optional.of(SECOND_IP)),
                new Event(
                        "a port comes",
                        this::addPort,
                        () -> sw0.awaitUp("another", hypervisor.name()),
                        Optional.empty()),
                new Event(
                        "a port changes",
                        () -> sw0.setOptions("another", "requested-chassis=far1"),
                        () -> sw0.awaitDown("another"),
                        Optional.empty()),
                new Event("a port goes", this::removePort, sw0::sync, Optional.empty()));
    }

    private void changeChassis() {
        String encap = central.sbctl("--bare", "--columns=_uuid", "find", "Encap", "chassis_name=another");
        central.sbctl("set", "Encap", encap, "ip=" + SECOND_IP);
    }

    private void addPort() {
        sw0.add("another");
        ports.addFor("another", "vif-another");
    }

    private void removePort() {
        ports.remove("vif-another");
        sw0.delete("another");
    }

    private void awaitTunnels(int count) {
        Await.until(
                count + " tunnels",
                () -> hypervisor
                        .vsctl("--no-wait", "--bare", "--columns=name", "find", "Interface", "type=geneve")
                        .lines()
                        .filter(name -> !name.isEmpty())
                        .count(),
                found -> found == count);
    }

    private void awaitTunnelTo(String ip) {
        Await.until(
                "the tunnel to " + ip,
                () -> hypervisor.vsctl(
                        "--no-wait", "--bare", "--columns=name", "find", "Interface", "options:remote_ip=" + ip),
                name -> !name.isEmpty());
    }
}
