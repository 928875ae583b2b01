package io.ovnchassis.controller.vlog;

import java.util.EnumMap;
import java.util.Map;
import org.apache.logging.log4j.core.config.AbstractConfiguration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.LoggerConfig;

/**
 * The configuration that Log4j2 runs with: one appender, and per severity one logger configuration that all modules
 * of that threshold share. A module has no configuration of its own to keep in step; when levels change, the loggers
 * look up theirs again.
 */
final class VlogConfiguration extends AbstractConfiguration {
    private final VlogAppender appender;
    private final Map<Severity, LoggerConfig> bySeverity = new EnumMap<>(Severity.class);

    VlogConfiguration(VlogAppender appender) {
        super(null, ConfigurationSource.NULL_SOURCE);
        this.appender = appender;
        setName("vlog");
        // Every line is written when it is logged: there is nothing to flush at exit, and the last words of other
        // shutdown hooks are wanted.
        isShutdownHookEnabled = false;
        // Log4j would look up the host's name, which can take as long as DNS takes.
        getProperties().put("hostName", "localhost");
        addAppender(appender);
        for (Severity severity : Severity.values()) {
            LoggerConfig config = new LoggerConfig(severity.name(), severity.threshold(), false);
            config.addAppender(appender, null, null);
            bySeverity.put(severity, config);
        }
    }

    /** Does not collect plugins, which is most of what initialization is: nothing here is made by one. */
    @Override
    public void initialize() {
        setState(State.INITIALIZED);
    }

    /** From now on rate limits are asked for, which costs a little each time that something is logged. */
    synchronized void ask(RateLimitFilter filter) {
        if (getFilter() == null) {
            addFilter(filter);
        }
    }

    @Override
    public LoggerConfig getLoggerConfig(String loggerName) {
        Severity threshold = appender.threshold(VlogAppender.module(loggerName));
        LoggerConfig config = bySeverity.get(threshold);
        if (config == null) {
            throw new IllegalStateException("no logger configuration: severity=" + threshold);
        }
        return config;
    }
}
