package io.ovnchassis.controller.vlog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * The logging of this process: made once, first of all, and kept as long as the process lives. All methods may be
 * called on any thread.
 *
 * <p>This is the one class that touches Log4j's global context.
 */
public final class Vlog {
    private final LogLevels levels;
    private final VlogAppender appender;
    private final LoggerContext context;
    private volatile Optional<Path> place = Optional.empty();

    private Vlog(LogLevels levels, VlogAppender appender, LoggerContext context) {
        this.levels = levels;
        this.appender = appender;
        this.context = context;
    }

    /**
     * Makes every slf4j logger of the process log in vlog's format, to {@code console} until {@link #logTo} adds a
     * file. To be called before the first logger is made, lest Log4j configures itself meanwhile.
     *
     * @param modules the module names that {@link #set} knows before their loggers exist
     * @param console where lines for the console go, normally {@code System.err}; not closed
     */
    public static Vlog install(Collection<String> modules, OutputStream console) {
        LogLevels levels = new LogLevels(modules);
        VlogAppender appender = new VlogAppender(levels, console);
        VlogConfiguration configuration = new VlogConfiguration(appender);
        LoggerContext context = Configurator.initialize(configuration);
        if (context.getConfiguration() != configuration) {
            context.reconfigure(configuration);
        }
        return new Vlog(levels, appender, context);
    }

    /** The same in a context of its own, which leaves the loggers of the process alone. */
    static Vlog in(LoggerContext context, Collection<String> modules, OutputStream console) {
        LogLevels levels = new LogLevels(modules);
        VlogAppender appender = new VlogAppender(levels, console);
        context.start(new VlogConfiguration(appender));
        return new Vlog(levels, appender, context);
    }

    /**
     * Changes levels: one argument of {@code vlog/set} or {@code --verbose}. The empty spec means everything at DBG.
     *
     * @return what is wrong with {@code spec}; empty where it has been applied
     */
    public Optional<String> set(String spec) {
        return switch (LevelSpec.parse(spec, levels::moduleNamed)) {
            case LevelSpec.Rejected(String reason) -> Optional.of(reason);
            case LevelSpec.Change change -> {
                levels.apply(change);
                context.updateLoggers();
                yield Optional.empty();
            }
        };
    }

    /** The table that {@code vlog/list} prints. */
    public String list() {
        return levels.table();
    }

    /**
     * Logs to this file from now on, as well as to the console; the levels of destination {@code file} count from here.
     *
     * @throws IOException where the file cannot be opened for append; names it and says why
     */
    public void logTo(Path path) throws IOException {
        place = Optional.of(path);
        appender.logTo(LogFile.open(path));
        context.updateLoggers();
        context.getLogger("vlog").info("opened log file {}", path);
    }

    /**
     * Opens the log file again by its name, because the old one was renamed, or because it was closed.
     *
     * @return whether there is one: {@link #logTo} was called before
     * @throws IOException as {@link #logTo} does; then the old file, if it is open, is kept
     */
    public boolean reopen() throws IOException {
        Optional<Path> path = place;
        if (path.isEmpty()) {
            return false;
        }
        logTo(path.get());
        return true;
    }

    /** Closes the log file until {@link #reopen}; does nothing where none is open. */
    public void close() throws IOException {
        appender.closeLog();
        context.updateLoggers();
    }

    /** The table that {@code vlog/list-pattern} prints: the formats of {@link LogLine}, in the language of vlog. */
    public String listPatterns() {
        return """
                         prefix                            format
                         ------                            ------
                console  none                              %D{%Y-%m-%dT%H:%M:%SZ}|%05N|%c%T|%p|%m
                syslog   none                              ovs|%05N|%c%T|%p|%m
                file     none                              %D{%Y-%m-%dT%H:%M:%S.###Z}|%05N|%c%T|%p|%m
                """;
    }
}
