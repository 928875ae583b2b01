package io.ovnchassis.ovsdb.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** What is logged while it is open, as {@code module|LEVEL|text}, the way an operator reads it. */
final class CapturedLog extends AbstractAppender implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LogManager.getRootLogger();

    CapturedLog() {
        super("captured", null, null, true, Property.EMPTY_ARRAY);
        start();
        root.addAppender(this);
    }

    @Override
    public void append(LogEvent event) {
        lines.add(event.getLoggerName() + "|" + event.getLevel() + "|"
                + event.getMessage().getFormattedMessage());
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /** The lines of one module. */
    List<String> lines(String module) {
        return lines.stream().filter(line -> line.startsWith(module + "|")).toList();
    }

    @Override
    public void close() {
        root.removeAppender(this);
        stop();
    }
}
