package io.ovnchassis.controller;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.controller.loop.AlarmReader;
import io.ovnchassis.controller.tls.Keys;
import io.ovnchassis.controller.vifplug.FakeWorkers;
import io.ovnchassis.controller.vlog.Vlog;
import io.ovnchassis.controller.vlog.VlogModules;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.ovsdb.session.LinkEvent;
import io.ovnchassis.ovsdb.session.MonitorPlan;
import io.ovnchassis.ovsdb.session.OvsdbLink;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitchDatabase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The whole daemon on a {@link SimulatedHost}: all of it is real but for the clock and the two connections. Nothing
 * happens but what the test makes happen, and the same calls always do the same.
 */
final class Simulation implements AutoCloseable {
    private final SimulatedHost host = new SimulatedHost();
    private final ManualClock clock = new ManualClock();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Vlog vlog = Vlog.install(VlogModules.NAMES, log);
    private final List<FakeLink> links = new ArrayList<>();
    private Injector daemon = start();

    private Injector start() {
        Outside outside = new Outside(
                clock,
                this::connect,
                FakeKernel::new,
                (inbox, _, _) -> new FakeWorkers().hosting(clock, inbox),
                new ConstantHeap(),
                Keys.none());
        return Guice.createInjector(Stage.PRODUCTION, new ControllerModule(SteppedDaemon.SETTINGS, vlog, outside));
    }

    private OvsdbLink connect(MonitorPlan plan, Consumer<LinkEvent> owner) {
        boolean isLocal = plan.database().equals(OpenVSwitchDatabase.DATABASE);
        FakeLink link = new FakeLink(isLocal ? host.local() : host.southbound(), plan, owner);
        links.add(link);
        return link;
    }

    SimulatedHost host() {
        return host;
    }

    /** The connection to the local database, and the one to the Southbound database. */
    List<FakeLink> links() {
        return List.copyOf(links);
    }

    /** Kills the daemon at this instant and starts another. Transactions that the server has not got yet are lost. */
    void restart() {
        links.clear();
        daemon = start();
    }

    int iterate() {
        return daemon.getInstance(Controller.class).iterate();
    }

    void pass(Duration duration) {
        clock.pass(duration);
    }

    /** Lets the time pass until the daemon wants to run again; empty when it wants to sleep until something happens. */
    Optional<Duration> sleep() {
        Optional<Duration> wish = AlarmReader.remaining(daemon.getInstance(Alarm.class));
        wish.ifPresent(this::pass);
        return wish;
    }

    /** From here on nothing fails: everything connects, is delivered and answered. Says whether anything was done. */
    boolean goOn() {
        host.assignOfports();
        host.resolveRequests();
        boolean done = false;
        for (FakeLink link : links) {
            if (!link.isConnected()) {
                link.connect();
                done = true;
            }
            link.deliver();
            done |= link.answer();
        }
        // What a provider answers in one iteration lies in the inbox for the next.
        return iterate() > 0 || done || iterate() > 0;
    }

    /** What the daemon logged. */
    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        Vlog.install(List.of(), System.err);
    }
}
