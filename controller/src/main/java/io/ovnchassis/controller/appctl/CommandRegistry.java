package io.ovnchassis.controller.appctl;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All commands of the daemon by name. Rooms register theirs at start; from then on it belongs to the main loop
 * thread, where requests are run.
 */
public final class CommandRegistry {
    private static final Logger LOG = LoggerFactory.getLogger("unixctl");

    private static final String LIST_COMMANDS = "list-commands";
    private static final String SET_OPTIONS = "set-options";

    private final SortedMap<String, Command> commands = new TreeMap<>();
    private Supplier<List<Command>> changing = List::of;

    /** Commands that are about the client's own session. */
    private final Map<String, SessionHandler> ofSession =
            Map.of(LIST_COMMANDS, (_, reply) -> list(reply), SET_OPTIONS, CommandRegistry::setOptions);

    private interface SessionHandler {
        void run(List<String> arguments, PendingReply reply);
    }

    /** A registry that has {@code list-commands} and {@code set-options} and nothing else. */
    public CommandRegistry() {
        Command.Handler elsewhere = (_, _) -> {
            throw new IllegalStateException("a command of the session is run by the registry");
        };
        register(Command.plain(LIST_COMMANDS, elsewhere));
        register(new Command(SET_OPTIONS, "[--format text|json]", 1, 2, elsewhere));
    }

    /**
     * Adds a command.
     *
     * @throws IllegalStateException where the name is taken
     */
    public void register(Command command) {
        if (commands.putIfAbsent(command.name(), command) != null) {
            throw new IllegalStateException("command registered twice: name=" + command.name());
        }
    }

    /**
     * Adds commands that come and go, in the place of those that were added so before. One whose name is taken is
     * passed over.
     *
     * @param current gives those that there are; called whenever a command is looked for
     */
    public void registerChanging(Supplier<List<Command>> current) {
        changing = current;
    }

    private Optional<Command> find(String name) {
        Command fixed = commands.get(name);
        return fixed != null
                ? Optional.of(fixed)
                : changing.get().stream()
                        .filter(command -> command.name().equals(name))
                        .findFirst();
    }

    /**
     * Runs the command that {@code request} names, or replies why it cannot be run. Whatever a handler throws stays
     * here.
     */
    void run(Request request, PendingReply reply) {
        Optional<Command> found = find(request.method());
        if (found.isEmpty()) {
            reply.error("\"%s\" is not a valid command (use \"list-commands\" to see a list of valid commands)"
                    .formatted(request.method()));
        } else {
            run(found.get(), request, reply);
        }
    }

    private void run(Command command, Request request, PendingReply reply) {
        int count = request.arguments().size();
        if (count < command.minArguments()) {
            reply.error(String.format(
                    Locale.ROOT,
                    "\"%s\" command requires at least %d arguments",
                    command.name(),
                    command.minArguments()));
        } else if (count > command.maxArguments()) {
            reply.error(String.format(
                    Locale.ROOT, "\"%s\" command takes at most %d arguments", command.name(), command.maxArguments()));
        } else if (request.hasNonString()) {
            reply.error("\"%s\" command has non-string argument".formatted(command.name()));
        } else {
            runGuarded(command, request, reply);
        }
    }

    private void runGuarded(Command command, Request request, PendingReply reply) {
        try {
            SessionHandler own = ofSession.get(command.name());
            if (own == null) {
                command.handler().run(request.arguments(), reply);
            } else {
                own.run(request.arguments(), reply);
            }
        } catch (RuntimeException e) {
            LOG.error("command \"{}\" failed", command.name(), e);
            reply.errorUnlessAnswered("\"%s\" command failed: %s".formatted(command.name(), e));
        }
    }

    private void list(PendingReply reply) {
        SortedMap<String, Command> all = new TreeMap<>(commands);
        changing.get().forEach(command -> all.putIfAbsent(command.name(), command));
        all.values().removeIf(command -> !command.listed());
        switch (reply.format()) {
            case TEXT ->
                reply.success(all.values().stream()
                        .map(command -> "  %-23s %s\n".formatted(command.name(), command.usage()))
                        .collect(Collectors.joining("", "The available commands are:\n", "")));
            case JSON ->
                reply.document(all.values().stream()
                        .map(command -> quoted(command.name()) + ":" + quoted(command.usage()))
                        .collect(Collectors.joining(",", "{", "}")));
        }
    }

    private static String quoted(String text) {
        return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    /** {@code --format F} or {@code --format=F}, as getopt_long(3) takes it. */
    private static void setOptions(List<String> arguments, PendingReply reply) {
        String option = arguments.getFirst();
        String value = arguments.size() > 1 ? arguments.get(1) : option.replaceFirst("^--format=?", "");
        if (!option.equals("--format") && !option.startsWith("--format=")) {
            reply.error("unrecognized option '" + option + "'");
        } else if (value.isEmpty()) {
            reply.error("option '--format' requires an argument");
        } else {
            OutputFormat.named(value)
                    .ifPresentOrElse(
                            format -> {
                                reply.choose(format);
                                reply.success("");
                            },
                            () -> reply.error("option format has invalid value " + value));
        }
    }
}
