package io.ovnchassis.controller;

import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.controller.appctl.CommandRegistry;
import io.ovnchassis.controller.engine.Engine;
import io.ovnchassis.controller.loop.Alarm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands of the control socket about the connection to the Southbound database. */
final class SouthboundCommands {
    private static final Logger log = LoggerFactory.getLogger("main");

    private final DatabaseConnection southbound;
    private final Engine engine;
    private final Alarm alarm;

    SouthboundCommands(DatabaseConnection southbound, Engine engine, Alarm alarm) {
        this.southbound = southbound;
        this.engine = engine;
        this.alarm = alarm;
    }

    void registerIn(CommandRegistry commands) {
        commands.register(Command.plain(
                "connection-status",
                (arguments, reply) ->
                        reply.success(southbound.database().isConnected() ? "connected\n" : "not connected\n")));
        commands.register(Command.plain("sb-cluster-state-reset", (arguments, reply) -> {
            log.info("Resetting southbound database cluster state");
            southbound.link().resetClusterState();
            engine.forceRecompute("the state of the southbound cluster was reset");
            alarm.immediately();
            reply.success("");
        }));
    }
}
