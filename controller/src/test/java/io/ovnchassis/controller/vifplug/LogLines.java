package io.ovnchassis.controller.vifplug;

import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/** Listens to what one module logs, from level DEBUG on. */
final class LogLines implements AutoCloseable {
    private final List<String> lines = new ArrayList<>();
    private final Logger logger;
    private final Level levelBefore;
    private final AbstractAppender appender = new AbstractAppender("lines", null, null, false, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            lines.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
        }
    };

    LogLines(String module) {
        logger = (Logger) LogManager.getLogger(module);
        levelBefore = logger.getLevel();
        appender.start();
        logger.addAppender(appender);
        Configurator.setLevel(logger, Level.DEBUG);
        logger.setAdditive(false);
    }

    /** Each line with its level in front. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        logger.removeAppender(appender);
        Configurator.setLevel(logger, levelBefore);
        logger.setAdditive(true);
        appender.stop();
    }
}
