package io.ovnchassis.controller;

import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.controller.appctl.CommandRegistry;
import io.ovnchassis.controller.appctl.ControlServer;
import io.ovnchassis.controller.appctl.LoopCommands;
import io.ovnchassis.controller.appctl.TimeCommands;
import io.ovnchassis.controller.binding.BindingDump;
import io.ovnchassis.controller.binding.BindingReport;
import io.ovnchassis.controller.bridge.BridgeCommit;
import io.ovnchassis.controller.chassis.ChassisCommit;
import io.ovnchassis.controller.chassis.ChassisIndexCommit;
import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.config.ConfigAudit;
import io.ovnchassis.controller.config.ConfigurePhase;
import io.ovnchassis.controller.ctzone.ZoneCommit;
import io.ovnchassis.controller.ctzone.ZoneLimitCommit;
import io.ovnchassis.controller.ctzone.ZoneReport;
import io.ovnchassis.controller.encaps.TunnelCleanup;
import io.ovnchassis.controller.encaps.TunnelCommit;
import io.ovnchassis.controller.encaps.TunnelReport;
import io.ovnchassis.controller.exit.CleanupCommit;
import io.ovnchassis.controller.exit.ExitSequence;
import io.ovnchassis.controller.explain.PortExplainer;
import io.ovnchassis.controller.exporter.HttpEndpoint;
import io.ovnchassis.controller.exporter.MetricsCommand;
import io.ovnchassis.controller.ifstatus.LocalStatusCommit;
import io.ovnchassis.controller.ifstatus.SouthboundStatusCommit;
import io.ovnchassis.controller.localdata.DatapathDumps;
import io.ovnchassis.controller.localdata.DatapathReport;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.controller.loop.CommitPhase;
import io.ovnchassis.controller.loop.Conditional;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.controller.loop.Inbox;
import io.ovnchassis.controller.loop.MainLoop;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.controller.loop.TimeWarp;
import io.ovnchassis.controller.loop.WarpableClock;
import io.ovnchassis.controller.memory.MemoryTrim;
import io.ovnchassis.controller.metrics.Coverage;
import io.ovnchassis.controller.mirror.MirrorCommit;
import io.ovnchassis.controller.monitor.MonitorPhase;
import io.ovnchassis.controller.nbcfg.NbCfgMarks;
import io.ovnchassis.controller.nbcfg.NbCfgProgress;
import io.ovnchassis.controller.nbcfg.VersionGate;
import io.ovnchassis.controller.patch.PatchCommit;
import io.ovnchassis.controller.patch.PatchReport;
import io.ovnchassis.controller.plugins.PluginReloads;
import io.ovnchassis.controller.qos.QueueCommit;
import io.ovnchassis.controller.rbac.RbacCheck;
import io.ovnchassis.controller.routing.KernelWatch;
import io.ovnchassis.controller.tls.KeysPhase;
import io.ovnchassis.controller.vifplug.Providers;
import io.ovnchassis.controller.vifplug.VifPlug;
import io.ovnchassis.controller.vlog.RateLimitedLog;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.ovsdb.tables.sb.RbacPermission;
import io.ovnchassis.ovsdb.tables.sb.RbacRole;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.LoggerFactory;

/** The daemon: the phases of its loop in order, and its life from the first connection to the last. */
public final class Controller {
    private final Settings settings;
    private final Databases databases;
    private final ControllerGraph graph;
    private final VifPlug vifPlug;
    private final KernelWatch kernelWatch;
    private final MemoryTrim memoryTrim;
    private final PluginReloads plugins;
    private final PortExplainer explainer;
    private final KeysPhase keys;
    private final ConfigAudit configAudit;
    private final CommandRegistry commands;
    private final Rhythm rhythm;
    private final MainLoop loop;
    private final EnginePhase enginePhase;
    private final MonitorPhase monitor;
    private final VersionGate versionGate;
    private final ZoneReport zoneReport;
    private final ChassisIndexCommit index;
    private final TunnelCleanup tunnelCleanup;
    private final CleanupCommit cleanup;
    private final ExitSequence exit;
    private final Observer observer;
    private final SelfMeasurement measurement;
    private final NbCfgProgress progress;
    private final TimeWarp timeWarp;

    /**
     * What the loop goes by.
     *
     * @param inbox what other threads have to say
     * @param alarm when to run though nobody said anything
     * @param random where what is made up comes from
     */
    record Rhythm(Inbox inbox, Alarm alarm, WarpableClock clock, RandomGenerator random, Coverage coverage) {
        LongSupplier nanoClock() {
            return clock::nanoTime;
        }
    }

    /** What reaches out to the host that the daemon runs on. */
    record Host(VifPlug vifPlug, KernelWatch kernelWatch, MemoryTrim memoryTrim) {}

    /** What the daemon is made of. */
    record Parts(
            Databases databases,
            ControllerGraph graph,
            Host host,
            PluginReloads plugins,
            Providers providers,
            PortExplainer explainer,
            KeysPhase keys) {}

    Controller(Parts parts, Settings settings, CommandRegistry commands, Rhythm rhythm) {
        this.settings = settings;
        this.databases = parts.databases();
        this.graph = parts.graph();
        this.vifPlug = parts.host().vifPlug();
        this.kernelWatch = parts.host().kernelWatch();
        this.memoryTrim = parts.host().memoryTrim();
        this.plugins = parts.plugins();
        this.explainer = parts.explainer();
        this.keys = parts.keys();
        this.commands = commands;
        this.rhythm = rhythm;
        this.enginePhase = new EnginePhase(graph.engine(), rhythm.alarm());
        this.monitor = new MonitorPhase(
                databases.southbound().database(),
                enginePhase::isUpToDate,
                new MonitorPhase.Here(
                        graph::config,
                        graph::ownChassis,
                        graph.localInterfaces().output(),
                        graph.localBindings().output(),
                        graph.localDatapaths().output()),
                graph.datapathData());
        Replica local = databases.local().replica();
        this.versionGate = new VersionGate(graph::config, graph::northdOptions, rhythm.nanoClock());
        this.zoneReport =
                new ZoneReport(graph.ctZones().output(), graph.localDatapaths().output(), rhythm.nanoClock());
        this.configAudit = new ConfigAudit(
                local.table(OpenVSwitch.TABLE),
                graph::config,
                new ConfigAudit.Fixed(settings.chassisName(), settings.commandLine()),
                rhythm.clock());
        this.index = new ChassisIndexCommit(
                local.table(OpenVSwitch.TABLE),
                graph::config,
                new RateLimitedLog(LoggerFactory.getLogger("chassis"), 1, 1, rhythm.nanoClock()));
        this.tunnelCleanup =
                new TunnelCleanup(graph::integrationBridge, graph.tunnelPorts().output(), local.table(Bridge.TABLE));
        this.cleanup = new CleanupCommit(databases.southbound().replica(), graph::ownChassis);
        this.exit =
                new ExitSequence(this::cleanupConfigured, this::isClean, rhythm.clock(), rhythm.alarm(), this::stop);
        this.observer = new Observer(parts, settings, rhythm);
        this.measurement = new SelfMeasurement(
                List.of(local, databases.southbound().replica()), rhythm.coverage(), rhythm.nanoClock());
        this.progress = new NbCfgProgress(rhythm.clock(), rhythm.alarm(), monitor::isCurrent);
        this.timeWarp = new TimeWarp(rhythm.clock(), rhythm.alarm());
        this.loop = new MainLoop(rhythm.inbox(), rhythm.alarm(), measurement.timed(phases()));
        registerCommands();
    }

    private List<Phase> phases() {
        LongSupplier nanoClock = rhythm.nanoClock();
        Replica local = databases.local().replica();
        Replica southbound = databases.southbound().replica();
        return List.of(
                timeWarp,
                monitor.arrivals(),
                enginePhase,
                monitor,
                kernelWatch,
                keys,
                new ConfigurePhase(graph::reading, databases.southbound().link(), nanoClock),
                configAudit,
                new BindingReport(
                        graph.localBindings().output(),
                        graph::ownChassis,
                        southbound.table(Chassis.TABLE),
                        southbound.table(PortBinding.TABLE),
                        nanoClock),
                versionGate,
                tunnelReport(nanoClock),
                new PatchReport(
                        graph::config,
                        local.table(Bridge.TABLE),
                        graph.wantedPatches().problems(),
                        nanoClock),
                zoneReport,
                new DatapathReport(graph.localDatapaths().output(), nanoClock),
                vifPlug,
                commitPhase("commit-southbound", databases.southbound(), southboundContributors(southbound)),
                commitPhase("commit-local", databases.local(), localContributors(local)),
                explainer,
                exit,
                enginePhase.verification(),
                new SettlePhase(List.of(local, southbound), measurement),
                memoryTrim);
    }

    private CommitPhase commitPhase(String name, DatabaseConnection connection, List<Contributor> contributors) {
        return new CommitPhase(
                name,
                connection.database(),
                contributors,
                () -> connection.database().isComplete() && enginePhase.isUpToDate(),
                rhythm.clock(),
                rhythm.alarm());
    }

    private List<Contributor> localContributors(Replica local) {
        return List.of(
                new Conditional(
                        new BridgeCommit(databases.local().database(), graph::bridgeConfig, rhythm.random()),
                        () -> !exit.isRequested()),
                untilExit(index.taking()),
                untilExit(vifPlug),
                untilExit(new LocalStatusCommit(
                        graph.portStatus().output(),
                        graph.localInterfaces().output(),
                        local.table(Interface.TABLE),
                        rhythm.clock())),
                untilExit(new TunnelCommit(
                        new TunnelCommit.Here(graph::ownChassis, graph::integrationBridge, graph::chassisIndex),
                        graph.tunnels().output(),
                        local)),
                onceRegistered(new PatchCommit(graph.patches().output(), local)),
                onceRegistered(
                        new ZoneCommit(graph.ctZones().output(), graph::integrationBridge, local.table(Bridge.TABLE))),
                onceRegistered(new ZoneLimitCommit(
                        graph.ctZoneLimits().output(),
                        graph::integrationBridge,
                        databases.local().database())),
                onceRegistered(new MirrorCommit(graph.mirrors().output(), graph::integrationBridge, local)),
                onceRegistered(new QueueCommit(graph.queues().output(), local)),
                untilExit(new NbCfgMarks(
                        local,
                        databases.southbound().replica(),
                        new NbCfgMarks.Here(graph::ownChassis, graph::integrationBridge),
                        rhythm.clock(),
                        progress::reachedAtMs)),
                new Conditional(tunnelCleanup, () -> exit.isCleaningUp()),
                new Conditional(index.givingBack(), () -> exit.isCleaningUp() && tunnelCleanup.isClean()));
    }

    private TunnelReport tunnelReport(LongSupplier nanoClock) {
        return new TunnelReport(
                graph::config,
                new TunnelReport.Deployment(
                        graph::northdOptions, graph.bfdChassis()::output, graph.wantedTunnels()::outOfReach),
                nanoClock);
    }

    private List<Contributor> southboundContributors(Replica southbound) {
        RateLimitedLog chassisLog = new RateLimitedLog(LoggerFactory.getLogger("chassis"), 5, 5, rhythm.nanoClock());
        return List.of(
                untilExit(new ChassisCommit(
                        southbound,
                        graph::config,
                        graph::integrationBridge,
                        new ChassisCommit.Rhythm(rhythm.clock(), rhythm.alarm(), progress::reachedAtMs),
                        line -> chassisLog.warn("{}", line))),
                untilExit(new SouthboundStatusCommit(
                        graph.portStatus().output(),
                        graph::ownChassis,
                        SouthboundStatusCommit.Tables.of(southbound),
                        rhythm.clock(),
                        rhythm.alarm())),
                new Conditional(cleanup, () -> databases.areComplete() && exit.isCleaningUp()));
    }

    /** Most need to know both databases completely, and begin nothing new once the end was asked for. */
    private Contributor untilExit(Contributor contributor) {
        return new Conditional(
                contributor,
                () -> databases.areComplete() && monitor.isSettled() && versionGate.isOpen() && !exit.isRequested());
    }

    /** As long as our Chassis is not registered, no port is ours, and what was made for one would be taken away. */
    private Contributor onceRegistered(Contributor contributor) {
        return untilExit(new Conditional(contributor, () -> graph.ownChassis().isPresent()));
    }

    private void registerCommands() {
        new EngineCommands(graph.engine(), enginePhase, rhythm.alarm(), loop::isPaused).registerIn(commands);
        measurement.commands().forEach(commands::register);
        new EngineStopwatches(graph.engine(), measurement.stopwatches())
                .commands()
                .forEach(commands::register);
        commands.register(new TimeCommands(timeWarp, commands).enabling());
        commands.register(progress.delayCommand());
        new LoopCommands(loop).all().forEach(commands::register);
        commands.register(plugins.reload());
        commands.register(MetricsCommand.showing(observer::snapshot));
        commands.register(keys.show());
        commands.register(zoneReport.list());
        configAudit.commands().forEach(commands::register);
        commands.register(new BindingDump(
                        graph.localBindings().output(),
                        graph.localInterfaces().output(),
                        databases.southbound().replica().table(PortBinding.TABLE))
                .command());
        new DatapathDumps(graph.localDatapaths().output(), graph.localPorts().output())
                .commands()
                .forEach(commands::register);
        commands.register(new Command("exit", "", 0, 1, (arguments, reply) -> {
            loop.resume();
            exit.request(arguments.contains("--restart"), reply);
        }));
        commands.register(new RbacCheck(
                        databases.southbound().replica().table(RbacRole.TABLE),
                        databases.southbound().replica().table(RbacPermission.TABLE))
                .command());
        new SouthboundCommands(databases.southbound(), graph.engine(), rhythm.alarm()).registerIn(commands);
    }

    private Optional<Boolean> cleanupConfigured() {
        return databases.local().database().isComplete()
                ? Optional.of(graph.config().map(ChassisConfig::cleanupOnExit).orElse(true))
                : Optional.empty();
    }

    /** Without a connection there is nothing to be done about what is left. */
    private boolean isClean() {
        return (!databases.southbound().database().isConnected() || cleanup.isClean())
                && (!databases.local().database().isConnected() || (tunnelCleanup.isClean() && index.isGivenBack()));
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
     * @throws IOException when the control socket cannot be made, or nobody can listen where metrics are to be served
     * @throws InterruptedException when the main thread is asked to end
     */
    public void run(Runnable serving) throws IOException, InterruptedException {
        try (databases;
                vifPlug;
                kernelWatch;
                plugins;
                Closeable _ = openControlSocket();
                Closeable _ = openHttpEndpoint()) {
            serving.run();
            LoggerFactory.getLogger("main").info("OVN internal version is : [{}]", VersionGate.OWN_VERSION);
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

    private Closeable openHttpEndpoint() throws IOException {
        Optional<InetSocketAddress> address = settings.metricsListen();
        if (address.isEmpty()) {
            return () -> {};
        }
        HttpEndpoint endpoint = HttpEndpoint.open(
                address.get(), () -> CompletableFuture.supplyAsync(observer::snapshot, rhythm.inbox()));
        LoggerFactory.getLogger("main").info("serving metrics and the status page on {}", endpoint.address());
        return endpoint::close;
    }
}
