package io.ovnchassis.vifplug.dummy;

import java.time.Duration;
import java.util.Optional;

/** A step of a script, as the package describes them. Where a time or a number is empty there is no end. */
sealed interface Step {
    record Defer(Optional<Duration> time) implements Step {}

    record Refuse(String why) implements Step {}

    record Throw(Optional<Integer> times) implements Step {}

    record Fail(Optional<Integer> times) implements Step {}

    record Hang(Optional<Duration> time) implements Step {}

    record LoseDevice(Optional<Duration> time) implements Step {}

    record Rename(String name) implements Step {}
}
