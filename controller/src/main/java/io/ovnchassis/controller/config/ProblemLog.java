package io.ovnchassis.controller.config;

import io.ovnchassis.controller.vlog.RateLimitedLog;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;

/**
 * Says each problem of the configuration once as long as it lasts. One that comes when too much was said already is kept
 * back until there is room for it again. Main loop only.
 */
final class ProblemLog {
    private static final int PER_MINUTE = 5;
    private static final int BURST = 5;

    /** How long it takes until one more may be said. */
    private static final long ROOM_NANOS = Duration.ofMinutes(1).toNanos() / PER_MINUTE;

    private final RateLimitedLog log;
    private final LongSupplier nanoClock;
    private final Set<ConfigProblem> said = new HashSet<>();
    private final Set<ConfigProblem> unsaid = new LinkedHashSet<>();
    private long triedAt;

    ProblemLog(LongSupplier nanoClock) {
        this.log = new RateLimitedLog(LoggerFactory.getLogger("chassis"), PER_MINUTE, BURST, nanoClock);
        this.nanoClock = nanoClock;
    }

    /** Takes note of the problems that there are now, and says the new ones. */
    void standing(Collection<ConfigProblem> problems) {
        said.retainAll(problems);
        unsaid.clear();
        unsaid.addAll(problems);
        unsaid.removeAll(said);
        say();
    }

    /** Says what was kept back, if there is room now. */
    void sayKeptBack() {
        if (!unsaid.isEmpty() && nanoClock.getAsLong() - triedAt >= ROOM_NANOS) {
            say();
        }
    }

    private void say() {
        triedAt = nanoClock.getAsLong();
        for (ConfigProblem problem : List.copyOf(unsaid)) {
            if (passes(problem)) {
                unsaid.remove(problem);
                said.add(problem);
            }
        }
    }

    private boolean passes(ConfigProblem problem) {
        return switch (problem.severity()) {
            case INFO -> log.info("{}", problem.message());
            case WARN -> log.warn("{}", problem.message());
            case ERROR -> log.error("{}", problem.message());
        };
    }
}
