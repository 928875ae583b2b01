package io.ovnchassis.controller.appctl;

import java.util.List;

/**
 * A command of the control socket.
 *
 * @param name what the client types, by convention {@code room/verb}
 * @param usage its arguments as {@code list-commands} shows them; empty where there are none
 * @param minArguments fewer are refused before the handler sees them
 * @param maxArguments more are refused likewise; {@link #ANY_NUMBER} for no limit
 * @param handler what it does
 * @param listed whether {@code list-commands} shows it
 */
public record Command(String name, String usage, int minArguments, int maxArguments, Handler handler, boolean listed) {
    /** As {@code maxArguments}: as many as fit into a request. */
    public static final int ANY_NUMBER = Integer.MAX_VALUE;

    /** Carries out a command, on the main loop thread: it must not block, and may keep {@code reply} for later. */
    @FunctionalInterface
    public interface Handler {
        void run(List<String> arguments, Reply reply);
    }

    public Command {
        if (minArguments < 0 || minArguments > maxArguments) {
            throw new IllegalArgumentException("no number of arguments fits: command=" + name + " minArguments="
                    + minArguments + " maxArguments=" + maxArguments);
        }
    }

    /** A command that {@code list-commands} shows. */
    public Command(String name, String usage, int minArguments, int maxArguments, Handler handler) {
        this(name, usage, minArguments, maxArguments, handler, true);
    }

    /** A command that takes no arguments. */
    public static Command plain(String name, Handler handler) {
        return new Command(name, "", 0, 0, handler);
    }
}
