package io.ovnchassis.controller.plugins;

import java.util.ServiceConfigurationError;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why a plugin is not loaded, as the end of a line for the operator. */
final class PluginRefused extends Exception {
    private static final int LENGTH_MAX = 400;
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\p{Cntrl}\\s]+");

    private final String why;

    PluginRefused(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }

    /** For what was thrown while {@code what} was done: the cause that matters, in one line. */
    static PluginRefused failed(String what, Throwable failure) {
        return new PluginRefused(what + ": " + oneLine(innermost(failure).toString()));
    }

    private static Throwable innermost(Throwable failure) {
        @Nullable Throwable cause = failure.getCause();
        return cause != null && isWrapper(failure) ? innermost(cause) : failure;
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof ServiceConfigurationError || failure instanceof ExceptionInInitializerError;
    }

    private static String oneLine(String text) {
        String line = LINE_BREAKS.matcher(text).replaceAll(" ");
        return line.length() <= LENGTH_MAX ? line : line.substring(0, LENGTH_MAX) + "...";
    }
}
