package io.ovnchassis.controller.vifplug;

import io.ovnchassis.controller.vlog.RateLimitedLog;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Takes notes to the log of their module: of a topic that may come in masses, no more than five a minute. */
public final class PlugLog implements NoteSink {
    private static final int PER_MINUTE = 5;

    /** Looked up once: that looks through the stack, and a burst of ports has many notes. */
    private final Map<Note.Topic, Logger> logs = new EnumMap<>(Note.Topic.class);

    private final Map<Note.Topic, RateLimitedLog> limited = new EnumMap<>(Note.Topic.class);

    /** {@code nanoClock} is a monotonic clock in nanoseconds. */
    public PlugLog(LongSupplier nanoClock) {
        for (Note.Topic topic : Note.Topic.values()) {
            Logger log = LoggerFactory.getLogger(topic.module());
            logs.put(topic, log);
            if (topic.burst() > 0) {
                limited.put(topic, new RateLimitedLog(log, PER_MINUTE, topic.burst(), nanoClock));
            }
        }
    }

    @Override
    public boolean take(Note note) {
        RateLimitedLog log = limited.get(note.topic());
        if (log == null) {
            Objects.requireNonNull(logs.get(note.topic()))
                    .atLevel(note.topic().level())
                    .log("{}", note.text());
            return true;
        }
        return note.topic().level() == Level.WARN ? log.warn("{}", note.text()) : log.info("{}", note.text());
    }
}
