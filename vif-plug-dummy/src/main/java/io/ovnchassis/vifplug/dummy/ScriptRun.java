package io.ovnchassis.vifplug.dummy;

import io.ovnchassis.vifplug.PlugDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A script and how far it has come for one port. Used by the provider's thread. */
final class ScriptRun {
    /** The switch knows no such type, and does with the interface what it does when a device is gone: ofport -1. */
    private static final String TYPE_WITHOUT_DEVICE = "vif-plug-dummy-lost";

    private static final String IMPOSSIBLE_NAME = "longer-than-15-bytes";

    private final Script script;
    private final Instant since;
    private int asked;

    ScriptRun(Script script, Instant since) {
        this.script = script;
        this.since = since;
    }

    boolean isOf(String text) {
        return script.text().equals(text);
    }

    /**
     * What to answer now.
     *
     * @param usual what is answered where the script does not say otherwise
     */
    Answer answer(PlugDecision.Plug usual, Instant now) {
        asked++;
        PlugDecision.Plug plug = usual;
        for (Step step : script.steps()) {
            switch (step) {
                case Step.Defer(Optional<Duration> time)
                when isBefore(time, now) -> {
                    return new Answer(
                            new PlugDecision.NotYet("the time to pass for which the script defers it"),
                            time.map(since::plus));
                }
                case Step.Refuse(String why) -> {
                    return new Answer(new PlugDecision.Refuse(why), Optional.empty());
                }
                case Step.Throw(Optional<Integer> times)
                when isWithin(times) -> throw new IllegalStateException("the script says so");
                case Step.Fail(Optional<Integer> times)
                when isWithin(times) -> {
                    return new Answer(named(plug, IMPOSSIBLE_NAME), Optional.empty());
                }
                case Step.LoseDevice(Optional<Duration> time)
                when isBefore(time, now) -> {
                    return new Answer(withoutDevice(plug), time.map(since::plus));
                }
                case Step.Hang(Optional<Duration> time) -> hang(time);
                case Step.Rename(String name) -> plug = named(plug, name);
                case Step.Defer _, Step.Throw _, Step.Fail _, Step.LoseDevice _ -> {}
            }
        }
        return new Answer(plug, Optional.empty());
    }

    /**
     * An answer.
     *
     * @param decision to be given now
     * @param until when it will be another; empty for never
     */
    record Answer(PlugDecision decision, Optional<Instant> until) {}

    private boolean isBefore(Optional<Duration> time, Instant now) {
        return time.map(since::plus).map(now::isBefore).orElse(true);
    }

    private boolean isWithin(Optional<Integer> times) {
        return times.map(most -> asked <= most).orElse(true);
    }

    private static PlugDecision.Plug named(PlugDecision.Plug plug, String name) {
        return new PlugDecision.Plug(name, plug.interfaceType(), plug.options());
    }

    private static PlugDecision.Plug withoutDevice(PlugDecision.Plug plug) {
        return new PlugDecision.Plug(plug.interfaceName(), Optional.of(TYPE_WITHOUT_DEVICE), plug.options());
    }

    private static void hang(Optional<Duration> time) {
        CountDownLatch never = new CountDownLatch(1);
        try {
            long milliseconds = time.map(Duration::toMillis).orElse(Long.MAX_VALUE);
            if (never.await(milliseconds, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts down");
            }
        } catch (InterruptedException given) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the script hangs", given);
        }
    }
}
