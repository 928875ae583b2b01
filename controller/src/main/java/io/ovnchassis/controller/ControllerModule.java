package io.ovnchassis.controller;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.ovnchassis.controller.appctl.CommandRegistry;
import io.ovnchassis.controller.appctl.GenericCommands;
import io.ovnchassis.controller.config.ConfigReader;
import io.ovnchassis.controller.config.HostName;
import io.ovnchassis.controller.ifstatus.InstallCondition;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.loop.Inbox;
import io.ovnchassis.controller.metrics.Coverage;
import io.ovnchassis.controller.vlog.Vlog;

/** Puts the daemon together. The rooms know nothing of the injector: all that is asked of them is a constructor. */
public final class ControllerModule extends AbstractModule {
    private final Settings settings;
    private final Vlog vlog;
    private final Clock clock;
    private final DatabaseConnection.Connector connector;

    public ControllerModule(Settings settings, Vlog vlog, Clock clock, DatabaseConnection.Connector connector) {
        this.settings = settings;
        this.vlog = vlog;
        this.clock = clock;
        this.connector = connector;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().requireExactBindingAnnotations();
        binder().disableCircularProxies();
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
                new DatabaseConnection(Monitored.local(), connector, inbox),
                new DatabaseConnection(Monitored.southbound(), connector, inbox));
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
    CommandRegistry commands(Coverage coverage) {
        CommandRegistry commands = new CommandRegistry();
        new GenericCommands(settings.version(), vlog, coverage).registerIn(commands);
        return commands;
    }

    @Provides
    @Singleton
    Controller controller(
            Databases databases,
            ControllerGraph graph,
            CommandRegistry commands,
            Inbox inbox,
            Alarm alarm,
            Coverage coverage) {
        return new Controller(
                settings, databases, graph, commands, new Controller.Rhythm(inbox, alarm, clock, coverage));
    }
}
