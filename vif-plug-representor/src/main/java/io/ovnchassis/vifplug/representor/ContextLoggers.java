package io.ovnchassis.vifplug.representor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/**
 * Has what libraries say through slf4j said by the logger that the daemon gives a provider. Nothing is said before that.
 * Safe on any thread.
 */
final class ContextLoggers implements ILoggerFactory {
    private volatile Optional<System.Logger> target = Optional.empty();

    /** From now on everything is said here. */
    void route(System.Logger logger) {
        target = Optional.of(logger);
    }

    @Override
    public Logger getLogger(String name) {
        return new Routed(name);
    }

    private static System.Logger.Level level(Level level) {
        return switch (level) {
            case ERROR -> System.Logger.Level.ERROR;
            case WARN -> System.Logger.Level.WARNING;
            case INFO -> System.Logger.Level.INFO;
            case DEBUG -> System.Logger.Level.DEBUG;
            case TRACE -> System.Logger.Level.TRACE;
        };
    }

    private final class Routed extends LegacyAbstractLogger {
        private static final long serialVersionUID = 1;

        Routed(String name) {
            this.name = name;
        }

        private boolean says(Level level) {
            return target.map(logger -> logger.isLoggable(level(level))).orElse(false);
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String message,
                @Nullable Object @Nullable [] arguments,
                @Nullable Throwable thrown) {
            String text = name + ": " + MessageFormatter.basicArrayFormat(message, arguments);
            target.ifPresent(logger -> logger.log(level(level), thrown == null ? text : text + ": " + thrown));
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        public boolean isErrorEnabled() {
            return says(Level.ERROR);
        }

        @Override
        public boolean isWarnEnabled() {
            return says(Level.WARN);
        }

        @Override
        public boolean isInfoEnabled() {
            return says(Level.INFO);
        }

        @Override
        public boolean isDebugEnabled() {
            return says(Level.DEBUG);
        }

        @Override
        public boolean isTraceEnabled() {
            return says(Level.TRACE);
        }
    }
}
