package io.ovnchassis.controller.config;

import io.ovnchassis.controller.config.ConfigReader.Reading;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.controller.vlog.RateLimitedLog;
import io.ovnchassis.ovsdb.session.OvsdbLink;
import io.ovnchassis.ovsdb.session.Remotes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Phase: follows the configuration with the connection to the Southbound database, and says what of the configuration
 * cannot be used.
 */
public final class ConfigurePhase implements Phase {
    /** What stands for "as suits the remote". */
    private static final Duration DEFAULT_PROBE = Duration.ofSeconds(-1);

    private final Supplier<Reading> reading;
    private final OvsdbLink southbound;
    private final RateLimitedLog log;
    private Reading followed = new Reading(Optional.empty(), List.of());

    public ConfigurePhase(Supplier<Reading> reading, OvsdbLink southbound, LongSupplier nanoClock) {
        this.reading = reading;
        this.southbound = southbound;
        this.log = new RateLimitedLog(LoggerFactory.getLogger("chassis"), 5, 5, nanoClock);
    }

    @Override
    public String name() {
        return "configure";
    }

    @Override
    public int run() {
        Reading now = reading.get();
        if (now.equals(followed)) {
            return 0;
        }
        followed = now;
        now.problems().forEach(this::report);
        now.config().ifPresent(this::follow);
        return 1;
    }

    private void report(ConfigProblem problem) {
        switch (problem.severity()) {
            case INFO -> log.info("{}", problem.message());
            case WARN -> log.warn("{}", problem.message());
        }
    }

    private void follow(ChassisConfig config) {
        southbound.probeInterval(config.southboundProbe().orElse(DEFAULT_PROBE));
        Remotes remotes = config.southboundRemotes().map(Remotes::parse).orElse(new Remotes(List.of(), List.of()));
        remotes.problems()
                .forEach(problem -> log.warn("external_ids:ovn-remote in Open_vSwitch database: {}", problem));
        southbound.remotes(remotes.remotes());
    }
}
