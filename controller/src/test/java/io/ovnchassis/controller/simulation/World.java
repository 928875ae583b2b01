package io.ovnchassis.controller.simulation;

import io.ovnchassis.controller.ConstantHeap;
import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.Outside;
import io.ovnchassis.controller.SimulatedHost;
import io.ovnchassis.controller.SteppedDaemon;
import io.ovnchassis.controller.routing.TableRoute;
import io.ovnchassis.controller.tls.Keys;
import io.ovnchassis.controller.vifplug.FakeWorkers;
import io.ovnchassis.controller.vlog.Vlog;
import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.ovsdb.session.LinkEvent;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.session.OvsdbLink;
import io.ovnchassis.ovsdb.session.OvsdbSession;
import io.ovnchassis.ovsdb.session.Remote;
import io.ovnchassis.ovsdb.session.SessionOptions;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitchDatabase;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The daemon and everything around it. Its methods are the steps of which a schedule is made; each is deterministic. */
final class World {
    private static final int MEMBERS = 3;
    private static final String LOCAL = "unix:/db.sock";
    private static final Pattern HARDWARE_ADDRESS = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");

    private final Vlog vlog;
    private final Supplier<NetlinkTransport> kernel;
    private final ManualClock clock = new ManualClock();
    private final SimulatedHost host = new SimulatedHost();
    private final Map<String, SimulatedServer> servers = new LinkedHashMap<>();
    private final List<Wire> wires = new ArrayList<>();
    private final List<SimulatedPlatform> platforms = new ArrayList<>();
    private final SimulatedDatabase local;
    private final SimulatedDatabase southbound;
    private final Machines machines = new Machines(host);
    private final Invariants invariants = new Invariants(host);
    private FakeWorkers workers = new FakeWorkers().byHand();
    private SteppedDaemon daemon;
    private long dialled;
    private boolean awake = true;
    private long transcript;

    /** With a kernel that knows nothing. */
    World(Vlog vlog) {
        this(vlog, FakeKernel::new);
    }

    /** @param kernel what a daemon gets that wants to know something of the kernel */
    World(Vlog vlog, Supplier<NetlinkTransport> kernel) {
        this.vlog = vlog;
        this.kernel = kernel;
        this.local = new SimulatedDatabase(
                OpenVSwitchDatabase.DATABASE, host.local(), Schemas.OPEN_VSWITCH, invariants::ofLocal);
        this.southbound = new SimulatedDatabase(
                OvnSouthboundDatabase.DATABASE, host.southbound(), Schemas.SOUTHBOUND, invariants::ofSouthbound);
        servers.put(LOCAL, new SimulatedServer(LOCAL, local, false));
        for (int member = 1; member <= MEMBERS; member++) {
            String address = "tcp:192.0.2." + member + ":6642";
            SimulatedServer server = new SimulatedServer(address, southbound, true);
            server.lead(member == 1);
            servers.put(address, server);
        }
        host.configure(
                "ovn-remote", String.join(",", servers.keySet().stream().skip(1).toList()));
        this.daemon = start();
    }

    SimulatedHost host() {
        return host;
    }

    SimulatedDatabase local() {
        return local;
    }

    SimulatedDatabase southbound() {
        return southbound;
    }

    Machines machines() {
        return machines;
    }

    Invariants invariants() {
        return invariants;
    }

    private SteppedDaemon start() {
        FakeWorkers hired = new FakeWorkers().byHand();
        workers = hired;
        Outside outside = new Outside(
                clock,
                this::connect,
                kernel,
                (inbox, _, _) -> hired.hosting(clock, message -> post(inbox, message)),
                new ConstantHeap(),
                Keys.none());
        SteppedDaemon started = new SteppedDaemon(vlog, outside);
        // A provider that cannot even be started in time is given up for good.
        hired.all().forEach(worker -> {
            worker.begin();
            worker.finish();
        });
        return started;
    }

    private void post(Executor inbox, Runnable message) {
        awake = true;
        inbox.execute(message);
    }

    private OvsdbLink connect(MonitorPlan plan, Consumer<LinkEvent> owner) {
        SimulatedPlatform platform = new SimulatedPlatform(this::dial);
        platforms.add(platform);
        SessionOptions options = new SessionOptions(false, new Random(platforms.size()), clock::nanoTime);
        return OvsdbSession.start(
                plan,
                options,
                event -> {
                    awake = true;
                    owner.accept(event);
                },
                platform);
    }

    private Wire dial(Remote remote) throws IOException {
        SimulatedServer server = servers.get(remote.toString());
        if (server == null || !server.isUp()) {
            throw new IOException("Connection refused");
        }
        dialled++;
        Wire wire = new Wire(remote + "#" + dialled, this::note);
        server.accept(wire);
        wires.add(wire);
        return wire;
    }

    /** Of all that the daemon sends only the address of its bridge is by chance. */
    private void note(ByteBuffer bytes) {
        String text = StandardCharsets.ISO_8859_1.decode(bytes).toString();
        String same = text.contains("hwaddr") ? HARDWARE_ADDRESS.matcher(text).replaceAll("") : text;
        transcript = transcript * 31 + same.hashCode();
    }

    /** The daemon is killed; what it sent is on its way, and what was sent to it is lost. Another one is started. */
    void restart() {
        kill();
        daemon = start();
        awake = true;
    }

    private void kill() {
        platforms.forEach(SimulatedPlatform::kill);
        platforms.clear();
        wires.forEach(Wire::close);
        daemon.kill();
    }

    /** Ends all threads. */
    void end() {
        kill();
    }

    /** One iteration of the main loop, if it has a reason to: a message, the alarm, or work left over. Says what it did. */
    int iterate() {
        if (!awake && !daemon.wish().equals(Optional.of(Duration.ZERO))) {
            return 0;
        }
        int done = daemon.iterate();
        awake = done > 0;
        publish();
        return done;
    }

    /** The kernel may have told the daemon something; it does so in its own time. */
    void wake() {
        awake = true;
    }

    /** The routes that the daemon has learned from the kernel. */
    Set<TableRoute> learnedRoutes() {
        return daemon.learnedRoutes();
    }

    /** Whatever was wrong no longer is. */
    void heal() {
        servers.values().forEach(SimulatedServer::start);
        southbound.servers().forEach(server -> {
            server.join(true);
            server.fallBehind(false);
        });
        wires.forEach(wire -> wire.freeze(false));
        local.refuseNothing();
        southbound.refuseNothing();
    }

    /** Those who edited rows directly are done with it. */
    void publish() {
        local.publish();
        southbound.publish();
    }

    void pass(Duration duration) {
        clock.pass(duration);
    }

    void setClock(Duration ahead) {
        clock.set(ahead);
    }

    List<SimulatedPlatform> sessions() {
        return platforms;
    }

    /** The connections that may still bring something. */
    List<Wire> wires() {
        wires.removeIf(Wire::isOver);
        return wires;
    }

    List<SimulatedServer> servers() {
        return List.copyOf(servers.values());
    }

    FakeWorkers workers() {
        return workers;
    }

    /** Whether the daemon wants to sleep until something happens. */
    boolean isAsleep() {
        return daemon.wish().isEmpty();
    }

    /** A number that stands for all that the daemon sent, in order. */
    long transcript() {
        return transcript;
    }

    /** How long nobody would do anything if nothing happened; empty for ever. */
    Optional<Duration> sleep() {
        Optional<Duration> wish = Stream.concat(
                        daemon.wish().stream(),
                        platforms.stream()
                                .flatMap(platform -> platform.remaining().stream())
                                .map(Duration::ofNanos))
                .min(Duration::compareTo);
        wish.ifPresent(this::pass);
        return wish;
    }
}
