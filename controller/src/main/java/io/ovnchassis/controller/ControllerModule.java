package io.ovnchassis.controller;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.ovnchassis.controller.appctl.CommandRegistry;
import io.ovnchassis.controller.appctl.GenericCommands;
import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.config.ConfigReader;
import io.ovnchassis.controller.config.HostName;
import io.ovnchassis.controller.explain.ExplainCommands;
import io.ovnchassis.controller.explain.PortExplainer;
import io.ovnchassis.controller.ifstatus.InstallCondition;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.loop.Inbox;
import io.ovnchassis.controller.loop.WarpableClock;
import io.ovnchassis.controller.memory.MemoryTrim;
import io.ovnchassis.controller.metrics.Coverage;
import io.ovnchassis.controller.plugins.PluginReloads;
import io.ovnchassis.controller.plugins.ProviderHost;
import io.ovnchassis.controller.routing.KernelWatch;
import io.ovnchassis.controller.routing.NetlinkCoverage;
import io.ovnchassis.controller.tls.KeysPhase;
import io.ovnchassis.controller.vifplug.PlugLog;
import io.ovnchassis.controller.vifplug.PlugRows;
import io.ovnchassis.controller.vifplug.PlugTables;
import io.ovnchassis.controller.vifplug.Plugging;
import io.ovnchassis.controller.vifplug.ProviderRegistry;
import io.ovnchassis.controller.vifplug.StateDirectories;
import io.ovnchassis.controller.vifplug.VifPlug;
import io.ovnchassis.controller.vlog.Vlog;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.tables.ovs.Ssl;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.util.Map;
import java.util.SplittableRandom;

/** Puts the daemon together. The rooms know nothing of the injector: all that is asked of them is a constructor. */
public final class ControllerModule extends AbstractModule {
    private final Settings settings;
    private final Vlog vlog;
    private final Outside outside;
    private final WarpableClock clock;

    public ControllerModule(Settings settings, Vlog vlog, Outside outside) {
        this.settings = settings;
        this.vlog = vlog;
        this.outside = outside;
        this.clock = new WarpableClock(outside.clock());
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().requireExactBindingAnnotations();
        binder().disableCircularProxies();
        install(new VifPlugModule(settings.dummyVifPlug()));
        bind(Settings.class).toInstance(settings);
        bind(Clock.class).toInstance(clock);
    }

    @Provides
    @Singleton
    Inbox inbox() {
        return new Inbox();
    }

    @Provides
    @Singleton
    Alarm alarm() {
        return new Alarm(clock);
    }

    @Provides
    @Singleton
    Coverage coverage() {
        return new Coverage(clock::nanoTime);
    }

    @Provides
    @Singleton
    Databases databases(Inbox inbox) {
        return new Databases(
                new DatabaseConnection(Monitored.local(), outside.connector(), inbox),
                new DatabaseConnection(Monitored.southbound(), outside.connector(), inbox));
    }

    @Provides
    @Singleton
    ControllerGraph graph(Databases databases) {
        return new ControllerGraph(
                databases.local().replica(),
                databases.southbound().replica(),
                new ConfigReader(settings.chassisName(), HostName::read),
                InstallCondition.claimCommitted(),
                clock);
    }

    @Provides
    @Singleton
    CommandRegistry commands(PortExplainer explainer, ProviderRegistry providers) {
        CommandRegistry commands = new CommandRegistry();
        ExplainCommands explain = new ExplainCommands(explainer, providers);
        explain.all().forEach(commands::register);
        commands.registerChanging(explain::ofProviders);
        new GenericCommands(settings.version(), vlog).registerIn(commands);
        return commands;
    }

    @Provides
    @Singleton
    Controller.Rhythm rhythm(Inbox inbox, Alarm alarm, Coverage coverage) {
        return new Controller.Rhythm(inbox, alarm, clock, new SplittableRandom(), coverage);
    }

    @Provides
    @Singleton
    PlugLog plugLog() {
        return new PlugLog(clock::nanoTime);
    }

    @Provides
    @Singleton
    ProviderRegistry providers(Map<String, VifPlugProvider> builtIn, Inbox inbox, PlugLog log) {
        ProviderRegistry registry = new ProviderRegistry(
                outside.workers().hosting(inbox, clock, settings.vifPlugTimeout()),
                new StateDirectories(settings.vifPlugState()),
                log);
        builtIn.forEach((type, provider) -> registry.add(type, ProviderRegistry.BUILT_IN, provider));
        return registry;
    }

    @Provides
    @Singleton
    PluginReloads plugins(Map<String, VifPlugProvider> builtIn, ProviderRegistry providers, Inbox inbox) {
        ProviderHost host = new ProviderHost() {
            @Override
            public void add(String type, String plugin, VifPlugProvider provider) {
                providers.add(type, plugin, provider);
            }

            @Override
            public boolean remove(String type, Runnable closed) {
                return providers.remove(type, closed);
            }
        };
        return new PluginReloads(settings.vifPlugFolder(), builtIn.keySet(), inbox, host);
    }

    @Provides
    @Singleton
    Plugging plugging(ProviderRegistry providers, PlugLog log) {
        return new Plugging(providers, log, clock);
    }

    @Provides
    @Singleton
    VifPlug vifPlug(Plugging plugging, Databases databases, ControllerGraph graph, Alarm alarm) {
        PlugRows rows = new PlugRows(
                PlugTables.of(
                        databases.local().replica(), databases.southbound().replica()),
                graph::ownChassis,
                graph::integrationBridge,
                graph.localInterfaces().output(),
                graph.plugCandidates().output());
        return new VifPlug(plugging, rows, databases::areComplete, alarm);
    }

    @Provides
    @Singleton
    PortExplainer explainer(Databases databases, ControllerGraph graph, Plugging plugging, ProviderRegistry providers) {
        Replica southbound = databases.southbound().replica();
        return new PortExplainer(
                new PortExplainer.Rooms(
                        graph::ownChassis,
                        graph.localInterfaces().output(),
                        graph.localBindings().output(),
                        graph.plugCandidates().output(),
                        plugging.statuses(),
                        providers),
                new PortExplainer.Southbound(southbound.table(PortBinding.TABLE), southbound.table(Chassis.TABLE)),
                databases::areComplete,
                clock);
    }

    @Provides
    @Singleton
    KernelWatch kernelWatch(ControllerGraph graph, Inbox inbox, Coverage coverage) {
        return new KernelWatch(
                outside.netlink(),
                new KernelWatch.Wanted(graph.route()::output, graph.neighbor()::output),
                graph.kernel(),
                inbox,
                new NetlinkCoverage(coverage));
    }

    @Provides
    @Singleton
    Controller.Parts parts(
            Databases databases,
            ControllerGraph graph,
            Controller.Host host,
            PluginReloads plugins,
            ProviderRegistry providers,
            PortExplainer explainer) {
        KeysPhase keys = new KeysPhase(databases.local().replica().table(Ssl.TABLE), outside.keys(), clock);
        return new Controller.Parts(databases, graph, host, plugins, providers, explainer, keys);
    }

    @Provides
    @Singleton
    MemoryTrim memoryTrim(ControllerGraph graph, Alarm alarm) {
        return new MemoryTrim(
                outside.heap(),
                () -> graph.config().map(ChassisConfig::trimTimeout).orElse(ChassisConfig.DEFAULT_TRIM_TIMEOUT),
                clock::nanoTime,
                alarm);
    }

    @Provides
    @Singleton
    Controller.Host host(VifPlug vifPlug, KernelWatch kernelWatch, MemoryTrim memoryTrim) {
        return new Controller.Host(vifPlug, kernelWatch, memoryTrim);
    }

    @Provides
    @Singleton
    Controller controller(Controller.Parts parts, CommandRegistry commands, Controller.Rhythm rhythm) {
        return new Controller(parts, settings, commands, rhythm);
    }
}
