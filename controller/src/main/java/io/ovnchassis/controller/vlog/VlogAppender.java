package io.ovnchassis.controller.vlog;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.jspecify.annotations.Nullable;

/**
 * Where all records end: gives each its serial number and writes it to the destinations whose level admits it. Any
 * thread; one at a time, so that the serial numbers of a destination are in order.
 */
final class VlogAppender extends AbstractAppender {
    /** Lines of a stack trace that are printed; more come from an endless recursion and tell nothing new. */
    static final int MAX_TRACE_LINES = 100;

    private final LogLevels levels;
    private final OutputStream console;
    private LogOrigin origin;
    private Patterns patterns = Patterns.initial();
    private Syslog syslog = Syslog.none();
    private @Nullable LogFile file;
    private long serial;

    /** @param console receives whole lines in UTF-8 and is never closed here */
    VlogAppender(LogLevels levels, LogOrigin origin, OutputStream console) {
        // What goes wrong in here is Log4j's to report, not the business of the room that logged.
        super("vlog", null, null, true, Property.EMPTY_ARRAY);
        this.levels = levels;
        this.origin = origin;
        this.console = console;
    }

    /** The module that a logger stands for. Only the root logger, which this daemon does not use, is without a name. */
    static String module(String loggerName) {
        return loggerName.isEmpty() ? "root" : loggerName;
    }

    /** The most verbose level that would write something for this module now. */
    synchronized Severity threshold(String module) {
        ModuleLevels own = levels.of(module);
        Severity either = file == null ? own.console() : own.console().orMoreVerbose(own.file());
        return syslog.delivers() ? either.orMoreVerbose(own.syslog()) : either;
    }

    synchronized void logTo(Syslog next) {
        syslog = next;
    }

    synchronized void format(Set<Destination> destinations, String pattern) {
        patterns = patterns.with(destinations, Layout.parse(pattern));
    }

    synchronized void facility(Facility facility) {
        origin = origin.with(facility);
    }

    /** The reply to {@code vlog/list-pattern}. */
    synchronized String patterns() {
        return patterns.table(syslog.prefix());
    }

    /** Writes to this file from now on, and closes the one before. */
    synchronized void logTo(LogFile next) throws IOException {
        LogFile previous = file;
        file = next;
        if (previous != null) {
            previous.close();
        }
    }

    /** Writes to no file from now on. */
    synchronized void closeLog() throws IOException {
        LogFile previous = file;
        file = null;
        if (previous != null) {
            previous.close();
        }
    }

    @Override
    public void append(LogEvent event) {
        String module = module(event.getLoggerName());
        ModuleLevels own = levels.of(module);
        Severity severity = Severity.of(event.getLevel());
        List<String> messages = messages(event);
        Instant time = Instant.ofEpochMilli(event.getInstant().getEpochMillisecond());
        String subprogram = subprogram(event.getThreadName());
        synchronized (this) {
            boolean toConsole = own.console().allows(severity);
            boolean toSyslog = syslog.delivers() && own.syslog().allows(severity);
            boolean toFile = file != null && own.file().allows(severity);
            if (!toConsole && !toSyslog && !toFile) {
                return;
            }
            serial++;
            for (String message : messages) {
                LogRecord log = new LogRecord(time, serial, module, subprogram, severity, message);
                if (toConsole) {
                    writeToConsole(print(patterns.console(), log) + "\n");
                }
                if (toSyslog) {
                    syslog.send(log, origin, print(patterns.syslog(), log));
                }
                if (toFile && file != null) {
                    writeToFile(log, file);
                }
            }
        }
    }

    private String print(Layout layout, LogRecord log) {
        StringBuilder line = new StringBuilder(log.message().length() + 64);
        layout.print(log, origin, line);
        return line.toString();
    }

    /** vlog's subprogram: nothing on the main thread. Threads without a name work on its behalf. */
    private static String subprogram(String threadName) {
        return threadName.equals("main") ? "" : threadName;
    }

    /** The message, and below it the stack trace if there is one: each of its lines is a line of the log. */
    private static List<String> messages(LogEvent event) {
        String message = event.getMessage().getFormattedMessage();
        Throwable thrown = event.getThrown();
        if (thrown == null) {
            return List.of(message);
        }
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return Stream.concat(Stream.of(message), trace.toString().lines().limit(MAX_TRACE_LINES))
                .toList();
    }

    private void writeToFile(LogRecord log, LogFile to) {
        String line = print(patterns.file(), log) + "\n";
        // Of the first line that was lost there may be a half, which needs an end.
        String lines = to.lost() == 0 ? line : "\n" + print(patterns.file(), loss(log, to.lost())) + "\n" + line;
        try {
            to.write(lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // A full disk must not stop the daemon; it is told once, where it can be, and the next line is tried again.
            if (to.lost() == 1) {
                writeToConsole("cannot write to log file " + to.path() + ", lines are lost: " + e + "\n");
            }
        }
    }

    /** What the log says of its own gap, in front of the line that comes after it. */
    private static LogRecord loss(LogRecord next, long lines) {
        String message = "%d %s lost: the log file could not be written to"
                .formatted(lines, lines == 1 ? "line is" : "lines are");
        return new LogRecord(next.time(), next.serial(), "vlog", next.subprogram(), Severity.WARN, message);
    }

    private void writeToConsole(String line) {
        try {
            console.write(line.getBytes(StandardCharsets.UTF_8));
            console.flush();
        } catch (IOException e) {
            // This is where one would say so: with stderr gone, the log file is what remains.
        }
    }
}
