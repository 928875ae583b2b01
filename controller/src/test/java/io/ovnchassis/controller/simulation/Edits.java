package io.ovnchassis.controller.simulation;

import io.ovnchassis.controller.SimulatedHost;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What people, ovn-northd and another chassis do to the two databases, one thing after the other. Which things these are
 * depends on the seed only, and where they lead to not on when they are done.
 */
final class Edits {
    /** A port that is requested here from the beginning to the end. */
    static final String STEADY = "steady";

    private static final int COUNT = 8;
    private static final int PORTS = 4;
    private static final int MACHINES = 5;

    /** The port that is plugged and unplugged. No machine has it: whoever comes first would have it. */
    private static final String PLUGGED = "lp0";

    /** What is there is of interest only while it is connected, or one of its ports is bound here. */
    private static final String FAR = "sw1";

    private static final String SCRIPT = "vif-plug:dummy:script";

    /** On every so many'th host there are no conditions. */
    private static final int MONITORING_ALL = 7;

    /** One of them. */
    record Edit(String what, Runnable work) {}

    private final SimulatedHost host;
    private final Machines machines;
    private final Random random;
    private final boolean mischievous;

    /** @param mischievous whether somebody removes rows by hand that are the daemon's */
    private Edits(World world, Random random, boolean mischievous) {
        this.host = world.host();
        this.machines = world.machines();
        this.random = random;
        this.mischievous = mischievous;
    }

    /** What is there before the daemon is, and what happens then. */
    static List<Edit> of(long seed, World world) {
        Random random = new Random(seed);
        boolean mischievous = random.nextInt(3) == 0;
        Edits edits = new Edits(world, random, mischievous);
        edits.begin();
        if (Math.floorMod(seed, MONITORING_ALL) == MONITORING_ALL - 2) {
            world.host().configure("ovn-monitor-all", "true");
        }
        world.invariants().wantedThroughout(mischievous ? Optional.empty() : Optional.of(STEADY));
        List<Edit> list = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            list.add(edits.next());
        }
        return list;
    }

    private void begin() {
        host.addNetwork(FAR);
        host.addPort("far", true, FAR);
        request(STEADY);
        for (int port = 0; port < PORTS; port++) {
            make("lp" + port, random.nextInt(4) > 0);
        }
        request(PLUGGED);
    }

    private void make(String port, boolean upIsUsed) {
        host.addPort(port, upIsUsed, port.equals("lp" + (PORTS - 1)) ? FAR : SimulatedHost.NETWORK);
    }

    private void request(String port) {
        host.addPort(port, true);
        host.setOption(port, "vif-plug-type", Optional.of("dummy"));
        host.setOption(port, "requested-chassis", Optional.of("hv1"));
    }

    private Edit next() {
        return random.nextBoolean() ? local() : random.nextInt(mischievous ? 5 : 6) == 0 ? mischief() : southbound();
    }

    private Edit local() {
        String vif = Machines.PREFIX + random.nextInt(MACHINES);
        String port = anyPort();
        Optional<String> maybe = maybe(random.nextBoolean() ? port : "1");
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> new Edit(vif + " starts for " + port, () -> machines.start(vif, port));
            case 3 -> new Edit(vif + " stops", () -> machines.stop(vif));
            case 4 -> {
                String key = random.nextBoolean() ? "iface-id" : "iface-id-ver";
                yield new Edit(vif + " has " + key + " " + maybe, () -> machines.set(vif, key, maybe));
            }
            default -> {
                Optional<Long> ofport = Optional.of(random.nextBoolean() ? 5L : -1L);
                yield new Edit(vif + " has ofport " + ofport, () -> host.setOfport(vif, ofport));
            }
        };
    }

    private Edit southbound() {
        return switch (random.nextInt(11)) {
            case 0, 1 -> plugged();
            case 2 -> new Edit("northd counts", host::bumpSequenceNumber);
            case 3 -> {
                boolean connected = random.nextBoolean();
                yield new Edit(
                        "the networks are " + (connected ? "connected" : "parted"),
                        () -> host.connect(SimulatedHost.NETWORK, FAR, connected));
            }
            case 4 -> port("far");
            default -> port(anyPort());
        };
    }

    /** Always with a chassis that is requested: without one what is plugged stays, and what is not is not. */
    private Edit plugged() {
        return switch (random.nextInt(6)) {
            case 0 -> option(PLUGGED, "vif-plug-type", Optional.empty());
            case 1 -> option(PLUGGED, "requested-chassis", Optional.of("hv2"));
            case 2 -> {
                String script = List.of("rename=other", "throw=2", "fail=1").get(random.nextInt(3));
                yield option(PLUGGED, SCRIPT, maybe(script));
            }
            case 3 -> new Edit(PLUGGED + " is removed", () -> host.removePort(PLUGGED));
            default -> new Edit(PLUGGED + " is requested", () -> request(PLUGGED));
        };
    }

    private Edit port(String port) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> {
                boolean upIsUsed = random.nextBoolean();
                yield new Edit(port + " is made", () -> make(port, upIsUsed));
            }
            case 2 -> new Edit(port + " is removed", () -> host.removePort(port));
            case 3 -> option(port, "requested-chassis", maybe(random.nextBoolean() ? "hv1" : "hv2"));
            case 4 -> option(port, "iface-id-ver", maybe("1"));
            default -> new Edit("hv2 takes " + port, () -> host.rival(port, true));
        };
    }

    private Edit option(String port, String key, Optional<String> value) {
        return new Edit(port + " has " + key + " " + value, () -> host.setOption(port, key, value));
    }

    private Edit mischief() {
        String ip = "192.0.2." + (2 + random.nextInt(2));
        String type = random.nextBoolean() ? "geneve" : "vxlan";
        if (!mischievous || random.nextInt(3) == 0) {
            return new Edit("hv2 is at " + type + ":" + ip, () -> host.setEncap(type, ip));
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Edit("somebody removes the bridge", host::removeBridge);
            case 1 -> new Edit("somebody removes the tunnel", () -> host.removeVif("ovn-hv2-0"));
            case 2 -> new Edit("somebody removes a patch port", () -> host.removeVif("patch-br-int-to-ln"));
            default -> new Edit("somebody removes the chassis", host::removeChassis);
        };
    }

    /** One of those that machines have. */
    private String anyPort() {
        return "lp" + (1 + random.nextInt(PORTS - 1));
    }

    private Optional<String> maybe(String value) {
        return Optional.of(value).filter(_ -> random.nextInt(3) > 0);
    }

    /** Brings about that it no longer matters what was done when: the other chassis lets go, and all interfaces work. */
    static void end(World world) {
        SimulatedHost host = world.host();
        world.machines().reconcile();
        host.vifs().forEach(vif -> host.setOfport(vif.name(), Optional.of(9L)));
        Optional<Chassis> rival = host.chassis("hv2");
        host.southbound().rows(PortBinding.TABLE).stream()
                .filter(port -> port.chassis().equals(rival.map(Chassis::ref)))
                .forEach(port -> host.rival(port.logicalPort(), false));
    }
}
