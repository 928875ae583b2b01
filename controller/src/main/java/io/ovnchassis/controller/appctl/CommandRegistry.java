package io.ovnchassis.controller.appctl;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All commands of the daemon by name. Rooms register theirs at start; from then on it belongs to the main loop
 * thread, where requests are run.
 */
public final class CommandRegistry {
    private static final Logger LOG = LoggerFactory.getLogger("unixctl");

    private final SortedMap<String, Command> commands = new TreeMap<>();
    private Supplier<List<Command>> changing = List::of;

    /** A registry that has {@code list-commands} and nothing else. */
    public CommandRegistry() {
        register(Command.plain("list-commands", (arguments, reply) -> reply.success(list())));
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

    private static void run(Command command, Request request, PendingReply reply) {
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

    private static void runGuarded(Command command, Request request, PendingReply reply) {
        try {
            command.handler().run(request.arguments(), reply);
        } catch (RuntimeException e) {
            LOG.error("command \"{}\" failed", command.name(), e);
            reply.errorUnlessAnswered("\"%s\" command failed: %s".formatted(command.name(), e));
        }
    }

    private String list() {
        StringBuilder text = new StringBuilder("The available commands are:\n");
        SortedMap<String, Command> all = new TreeMap<>(commands);
        changing.get().forEach(command -> all.putIfAbsent(command.name(), command));
        all.values().forEach(command -> text.append("  %-23s %s\n".formatted(command.name(), command.usage())));
        return text.toString();
    }
}
