package io.ovnchassis.controller.vifplug;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a provider does.
 *
 * @param type the type of ports that it serves
 * @param origin where it comes from: built-in, or a jar
 * @param suspendedUntil when it will be asked again; empty when it is not suspended
 * @param hanging how many of its calls were given up and have not come back
 * @param failuresInRow how many calls failed since the last that did not
 * @param lastFailure in words; empty when there was none
 * @param calls how its calls went
 */
public record ProviderReport(
        String type,
        String origin,
        Optional<Instant> suspendedUntil,
        int hanging,
        int failuresInRow,
        String lastFailure,
        Calls calls) {

    /**
     * How calls went.
     *
     * @param window how many of the last ones the times are about
     * @param p50 half of them took no longer
     * @param p99 nor 99 of a hundred longer than this
     */
    public record Calls(long count, long failures, int window, Duration p50, Duration p99, Duration max) {}
}
