package io.ovnchassis.controller;

import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.controller.appctl.CommandRegistry;
import io.ovnchassis.controller.appctl.ControlServer;
import io.ovnchassis.controller.binding.BindingReport;
import io.ovnchassis.controller.bridge.BridgeReport;
import io.ovnchassis.controller.chassis.ChassisCommit;
import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.config.ConfigurePhase;
import io.ovnchassis.controller.exit.CleanupCommit;
import io.ovnchassis.controller.exit.ExitSequence;
import io.ovnchassis.controller.explain.PortExplainer;
import io.ovnchassis.controller.ifstatus.LocalStatusCommit;
import io.ovnchassis.controller.ifstatus.SouthboundStatusCommit;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.loop.CommitPhase;
import io.ovnchassis.controller.loop.Conditional;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.controller.loop.Inbox;
import io.ovnchassis.controller.loop.MainLoop;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.controller.metrics.Coverage;
import io.ovnchassis.controller.plugins.PluginReloads;
import io.ovnchassis.controller.vifplug.VifPlug;
import io.ovnchassis.controller.vlog.RateLimitedLog;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;

/** The daemon: the phases of its loop in order, and its life from the first connection to the last. */
public final class Controller {
    private final Settings settings;
    private final Databases databases;
    private final ControllerGraph graph;
    private final VifPlug vifPlug;
    private final PluginReloads plugins;
    private final PortExplainer explainer;
    private final CommandRegistry commands;
    private final Rhythm rhythm;
    private final MainLoop loop;
    private final EnginePhase enginePhase;
    private final CleanupCommit cleanup;
    private final ExitSequence exit;

    /**
     * What the loop goes by.
     *
     * @param inbox what other threads have to say
     * @param alarm when to run though nobody said anything
     */
    record Rhythm(Inbox inbox, Alarm alarm, Clock clock, Coverage coverage) {
        LongSupplier nanoClock() {
            return clock::nanoTime;
        }
    }

    /** What the daemon is made of. */
    record Parts(
            Databases databases,
            ControllerGraph graph,
            VifPlug vifPlug,
            PluginReloads plugins,
            PortExplainer explainer) {}

    Controller(Parts parts, Settings settings, CommandRegistry commands, Rhythm rhythm) {
        this.settings = settings;
        this.databases = parts.databases();
        this.graph = parts.graph();
        this.vifPlug = parts.vifPlug();
        this.plugins = parts.plugins();
        this.explainer = parts.explainer();
        this.commands = commands;
        this.rhythm = rhythm;
        this.enginePhase = new EnginePhase(graph.engine(), rhythm.alarm());
        this.cleanup = new CleanupCommit(databases.southbound().replica(), graph::ownChassis);
        this.exit = new ExitSequence(
                () -> graph.config().map(ChassisConfig::cleanupOnExit).orElse(true), this::isClean, this::stop);
        this.loop = new MainLoop(rhythm.inbox(), rhythm.alarm(), phases());
        registerCommands();
    }

    private List<Phase> phases() {
        LongSupplier nanoClock = rhythm.nanoClock();
        Replica local = databases.local().replica();
        Replica southbound = databases.southbound().replica();
        return List.of(
                enginePhase,
                new ConfigurePhase(graph::reading, databases.southbound().link(), nanoClock),
                new BridgeReport(graph::config, graph::integrationBridge, nanoClock),
                new BindingReport(
                        graph.localBindings().output(), graph::ownChassis, southbound.table(Chassis.TABLE), nanoClock),
                vifPlug,
                commitPhase("commit-local", databases.local(), localContributors(local)),
                commitPhase("commit-southbound", databases.southbound(), southboundContributors(southbound)),
                explainer,
                exit,
                new SettlePhase(List.of(local, southbound), rhythm.coverage()));
    }

    private CommitPhase commitPhase(String name, DatabaseConnection connection, List<Contributor> contributors) {
        return new CommitPhase(
                name,
                connection.database(),
                contributors,
                () -> databases.areComplete() && enginePhase.isUpToDate(),
                rhythm.clock(),
                rhythm.alarm());
    }

    private List<Contributor> localContributors(Replica local) {
        return List.of(
                untilExit(vifPlug),
                untilExit(new LocalStatusCommit(
                        graph.portStatus().output(),
                        graph.localInterfaces().output(),
                        local.table(Interface.TABLE),
                        rhythm.clock())));
    }

    private List<Contributor> southboundContributors(Replica southbound) {
        RateLimitedLog chassisLog = new RateLimitedLog(LoggerFactory.getLogger("chassis"), 5, 5, rhythm.nanoClock());
        return List.of(
                untilExit(new ChassisCommit(
                        southbound,
                        graph::config,
                        graph::integrationBridge,
                        rhythm.clock(),
                        line -> chassisLog.warn("{}", line))),
                untilExit(new SouthboundStatusCommit(
                        graph.portStatus().output(),
                        graph::ownChassis,
                        southbound.table(Chassis.TABLE),
                        rhythm.clock(),
                        rhythm.alarm())),
                new Conditional(cleanup, () -> exit.isCleaningUp()));
    }

    private Contributor untilExit(Contributor contributor) {
        return new Conditional(contributor, () -> !exit.isRequested());
    }

    private void registerCommands() {
        new EngineCommands(graph.engine(), enginePhase, rhythm.alarm()).registerIn(commands);
        commands.register(plugins.reload());
        commands.register(new Command(
                "exit",
                "[--restart]",
                0,
                1,
                (arguments, reply) -> exit.request(arguments.contains("--restart"), reply)));
        commands.register(Command.plain(
                "connection-status",
                (arguments, reply) -> reply.success(
                        databases.southbound().database().isConnected() ? "connected\n" : "not connected\n")));
    }

    /** Without a connection there is nothing to be done about what is left. */
    private boolean isClean() {
        return !databases.southbound().database().isConnected() || cleanup.isClean();
    }

    private void stop() {
        loop.stop();
    }

    /** One iteration of the loop, as a simulation steps it; says how much was done. */
    int iterate() {
        return loop.iterate();
    }

    /**
     * Connects, serves the control socket and runs until {@code exit}. Called by the main thread.
     *
     * @param serving called once the control socket is served, before anything is connected to
     * @throws IOException when the control socket cannot be made
     * @throws InterruptedException when the main thread is asked to end
     */
    public void run(Runnable serving) throws IOException, InterruptedException {
        try (databases;
                vifPlug;
                plugins;
                Closeable _ = openControlSocket()) {
            serving.run();
            plugins.readFirst();
            databases.local().link().remotes(settings.localDatabase());
            loop.run();
        }
    }

    /**
     * The engine's graph in the language of Graphviz.
     *
     * @param node only what this node depends on; empty for everything
     */
    public String graph(Optional<String> node) {
        return node.map(graph.engine()::dot).orElseGet(graph.engine()::dot);
    }

    /** SIGHUP: reads again what is read from files. Any thread. */
    public void hangUp() {
        plugins.hangUp();
    }

    private Closeable openControlSocket() throws IOException {
        Optional<Path> path = settings.controlSocket();
        if (path.isEmpty()) {
            return () -> {};
        }
        ControlServer server =
                ControlServer.open(path.get(), commands, rhythm.inbox(), rhythm.coverage(), rhythm.nanoClock());
        return server::close;
    }
}
