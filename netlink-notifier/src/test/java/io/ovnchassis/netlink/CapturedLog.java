package io.ovnchassis.netlink;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** What is logged while it is open, as {@code LEVEL|text}. */
public final class CapturedLog extends AbstractAppender implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LogManager.getRootLogger();
    private final String module;

    /** @param module the logger that matters */
    public CapturedLog(String module) {
        super("captured", null, null, true, Property.EMPTY_ARRAY);
        this.module = module;
        start();
        root.addAppender(this);
    }

    @Override
    public void append(LogEvent event) {
        if (event.getLoggerName().equals(module)) {
            lines.add(event.getLevel() + "|" + event.getMessage().getFormattedMessage());
        }
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        root.removeAppender(this);
        stop();
    }
}
