package io.ovnchassis.controller.vifplug;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daemon's log as a provider has it: what it says goes to the module {@code vif_plug_provider}, under its type. */
final class ProviderLogger implements System.Logger {
    private final Logger log = LoggerFactory.getLogger("vif_plug_provider");
    private final String type;

    ProviderLogger(String type) {
        this.type = type;
    }

    @Override
    public String getName() {
        return type;
    }

    @Override
    public boolean isLoggable(Level level) {
        return level != Level.OFF && log.isEnabledForLevel(level(level));
    }

    @Override
    public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String text, @Nullable Throwable thrown) {
        if (isLoggable(level)) {
            String line = thrown == null ? translated(bundle, text) : translated(bundle, text) + ": " + thrown;
            log.atLevel(level(level)).log("{}: {}", type, Excerpt.of(line));
        }
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String format,
            @Nullable Object @Nullable ... parameters) {
        if (isLoggable(level)) {
            String text = translated(bundle, format);
            log(
                    level,
                    null,
                    parameters == null || parameters.length == 0 ? text : MessageFormat.format(text, parameters),
                    (Throwable) null);
        }
    }

    private static String translated(@Nullable ResourceBundle bundle, @Nullable String text) {
        if (text == null) {
            return "";
        }
        try {
            return bundle == null ? text : bundle.getString(text);
        } catch (MissingResourceException _) {
            return text;
        }
    }

    private static org.slf4j.event.Level level(Level level) {
        return switch (level) {
            case ALL, TRACE -> org.slf4j.event.Level.TRACE;
            case DEBUG -> org.slf4j.event.Level.DEBUG;
            case INFO -> org.slf4j.event.Level.INFO;
            case WARNING -> org.slf4j.event.Level.WARN;
            case ERROR, OFF -> org.slf4j.event.Level.ERROR;
        };
    }
}
