package io.ovnchassis.vifplug.dummy;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.ProviderContext;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The ports that have a script. Used by the provider's thread; a thread of its own asks to be asked again. */
final class ScriptedPorts implements AutoCloseable {
    static final String OPTION = "vif-plug:dummy:script";

    /** A port that is deleted before it was plugged is never heard of again: the one not asked for longest goes. */
    private static final int PORTS_MAX = 4096;

    private final ProviderContext context;
    private final Map<String, ScriptRun> runs = new LinkedHashMap<>(16, 0.75f, true);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("vif-plug-dummy-timer").factory());

    ScriptedPorts(ProviderContext context) {
        this.context = context;
    }

    /** The answer for a port, which is {@code usual} for one without a script. */
    PlugDecision answer(PlugRequest request, PlugDecision.Plug usual) {
        String port = request.logicalPort();
        String text = request.options().get(OPTION);
        if (text == null) {
            forget(port);
            return usual;
        }
        try {
            ScriptRun.Answer answer =
                    run(port, text).answer(usual, context.clock().instant());
            answer.until().ifPresent(until -> askAgainAt(port, until));
            return answer.decision();
        } catch (Script.Malformed malformed) {
            return new PlugDecision.Refuse("option " + OPTION + ": " + malformed.getMessage());
        }
    }

    void forget(String port) {
        runs.remove(port);
    }

    private ScriptRun run(String port, String text) throws Script.Malformed {
        Optional<ScriptRun> earlier = Optional.ofNullable(runs.get(port)).filter(run -> run.isOf(text));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        ScriptRun run = new ScriptRun(Script.parse(text), context.clock().instant());
        runs.put(port, run);
        if (runs.size() > PORTS_MAX) {
            runs.remove(runs.keySet().iterator().next());
        }
        return run;
    }

    private void askAgainAt(String port, Instant time) {
        Duration wait = Duration.between(context.clock().instant(), time);
        Future<?> _ = timer.schedule(
                () -> context.askAgain().port(port), Math.max(wait.toMillis(), 0) + 1, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
