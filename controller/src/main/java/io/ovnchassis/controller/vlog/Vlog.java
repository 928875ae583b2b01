package io.ovnchassis.controller.vlog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * The logging of this process: made once, first of all, and kept as long as the process lives. All methods may be
 * called on any thread.
 *
 * <p>This is the one class that touches Log4j's global context.
 */
public final class Vlog {
    /** What {@code %A} and syslog call this process. */
    private static final String PROGRAM = "ovn-controller";

    private static final String ANY = "any";

    private final LogLevels levels;
    private final VlogAppender appender;
    private final VlogConfiguration configuration;
    private final LoggerContext context;
    private volatile Optional<Path> place = Optional.empty();

    private Vlog(LogLevels levels, VlogAppender appender, VlogConfiguration configuration, LoggerContext context) {
        this.levels = levels;
        this.appender = appender;
        this.configuration = configuration;
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
        VlogAppender appender = new VlogAppender(levels, LogOrigin.here(PROGRAM), console);
        VlogConfiguration configuration = new VlogConfiguration(appender);
        LoggerContext context = Configurator.initialize(configuration);
        if (context.getConfiguration() != configuration) {
            context.reconfigure(configuration);
        }
        return new Vlog(levels, appender, configuration, context);
    }

    /** The same in a context of its own, which leaves the loggers of the process alone. */
    static Vlog in(LoggerContext context, Collection<String> modules, OutputStream console) {
        LogLevels levels = new LogLevels(modules);
        VlogAppender appender = new VlogAppender(levels, LogOrigin.here(PROGRAM), console);
        VlogConfiguration configuration = new VlogConfiguration(appender);
        context.start(configuration);
        return new Vlog(levels, appender, configuration, context);
    }

    /**
     * Changes levels, a format or the facility: one argument of {@code vlog/set} or {@code --verbose}. The empty spec means everything at DBG.
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
            case LevelSpec.Reformat(Set<Destination> destinations, String pattern) -> {
                appender.format(destinations, pattern);
                yield Optional.empty();
            }
            case LevelSpec.FacilityChange(Facility facility) -> {
                appender.facility(facility);
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

    /** The table that {@code vlog/list-pattern} prints. */
    public String listPatterns() {
        return appender.patterns();
    }

    /** Delivers to syslog, too, from now on, in the place of what was said before. */
    public void logTo(Syslog syslog) {
        appender.logTo(syslog);
        context.updateLoggers();
    }

    /**
     * Has modules keep to the limits of their messages per minute, or not.
     *
     * @param words modules, or {@code ANY}; none at all means all of them
     * @return what is wrong with one of them, those before it having been dealt with
     */
    public Optional<String> limitRates(List<String> words, boolean limited) {
        configuration.ask(new RateLimitFilter(levels));
        for (String word : words.isEmpty() ? List.of(ANY) : words) {
            Optional<String> module = levels.moduleNamed(word);
            if (word.equalsIgnoreCase(ANY)) {
                levels.limitAllRates(limited);
            } else if (module.isPresent()) {
                levels.limitRate(module.get(), limited);
            } else {
                return Optional.of("unknown module");
            }
        }
        return Optional.empty();
    }
}
