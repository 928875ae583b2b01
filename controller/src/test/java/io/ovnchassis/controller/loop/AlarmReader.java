package io.ovnchassis.controller.loop;

import java.time.Duration;
import java.util.Optional;

/** Reads an alarm as only the loop may. */
public final class AlarmReader {
    private AlarmReader() {}

    /** How long the loop would sleep if nothing happened; empty when nobody has a wish. */
    public static Optional<Duration> remaining(Alarm alarm) {
        long nanos = alarm.remaining(-1);
        return nanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }
}
