package io.ovnchassis.controller.appctl;

import io.ovnchassis.controller.vlog.Vlog;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands that every OVS daemon has, as far as this one has what they are about (ovs-appctl(8), COMMON
 * COMMANDS).
 */
public final class GenericCommands {
    private static final Logger log = LoggerFactory.getLogger("vlog");

    private final String version;
    private final Vlog vlog;

    /** @param version the text of {@code --version} */
    public GenericCommands(String version, Vlog vlog) {
        this.version = version;
        this.vlog = vlog;
    }

    /** Adds them all; {@code list-commands} is there already. */
    public void registerIn(CommandRegistry commands) {
        commands.register(Command.plain("version", (arguments, reply) -> reply.success(version)));
        commands.register(new Command(
                "vlog/set", "{spec | PATTERN:destination:pattern}", 0, Command.ANY_NUMBER, this::setLevels));
        commands.register(Command.plain("vlog/list", (arguments, reply) -> reply.success(vlog.list())));
        commands.register(Command.plain("vlog/list-pattern", (arguments, reply) -> reply.success(vlog.listPatterns())));
        commands.register(Command.plain("vlog/reopen", (arguments, reply) -> reopenLog(reply)));
        commands.register(Command.plain("vlog/close", (arguments, reply) -> closeLog(reply)));
        commands.register(new Command("vlog/message", "", 1, 1, GenericCommands::logMessage, false));
        commands.register(limitRates("vlog/enable-rate-limit", true));
        commands.register(limitRates("vlog/disable-rate-limit", false));
    }

    /** In order, up to the first that is wrong; without any spec everything is set to DBG. */
    private void setLevels(List<String> specs, Reply reply) {
        for (String spec : specs.isEmpty() ? List.of("") : specs) {
            Optional<String> error = vlog.set(spec);
            if (error.isPresent()) {
                reply.error(error.get());
                return;
            }
        }
        reply.success("");
    }

    private Command limitRates(String name, boolean limited) {
        return new Command(
                name,
                "[module]...",
                0,
                Command.ANY_NUMBER,
                (modules, reply) ->
                        vlog.limitRates(modules, limited).ifPresentOrElse(reply::error, () -> reply.success("")));
    }

    /** A mark in the log, for whoever reads it later. */
    private static void logMessage(List<String> arguments, Reply reply) {
        log.info("user-message: {}", arguments.getFirst());
        reply.success("");
    }

    private void reopenLog(Reply reply) {
        try {
            if (vlog.reopen()) {
                reply.success("");
            } else {
                reply.error("Logging to file not configured");
            }
        } catch (IOException e) {
            reply.error(String.valueOf(e.getMessage()));
        }
    }

    private void closeLog(Reply reply) {
        try {
            vlog.close();
            reply.success("");
        } catch (IOException e) {
            reply.error(String.valueOf(e.getMessage()));
        }
    }
}
