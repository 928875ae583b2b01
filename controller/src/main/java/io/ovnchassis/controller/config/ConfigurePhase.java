package io.ovnchassis.controller.config;

import io.ovnchassis.controller.config.ConfigReader.Reading;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.ovsdb.session.OvsdbLink;
import io.ovnchassis.ovsdb.session.Remotes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Phase: follows the configuration with the connection to the Southbound database, and says what of the configuration
 * cannot be used.
 */
public final class ConfigurePhase implements Phase {
    /** What stands for "as suits the remote". */
    private static final Duration DEFAULT_PROBE = Duration.ofSeconds(-1);

    private final Supplier<Reading> reading;
    private final OvsdbLink southbound;
    private final ProblemLog problems;
    private Reading followed = Reading.empty();

    public ConfigurePhase(Supplier<Reading> reading, OvsdbLink southbound, LongSupplier nanoClock) {
        this.reading = reading;
        this.southbound = southbound;
        this.problems = new ProblemLog(nanoClock);
    }

    @Override
    public String name() {
        return "configure";
    }

    @Override
    public int run() {
        Reading now = reading.get();
        if (now.equals(followed)) {
            problems.sayKeptBack();
            return 0;
        }
        followed = now;
        List<ConfigProblem> standing = new ArrayList<>(now.problems());
        now.config().ifPresent(config -> standing.addAll(follow(config)));
        problems.standing(standing);
        return 1;
    }

    /** Returns what is wrong with the remotes. */
    private List<ConfigProblem> follow(ChassisConfig config) {
        southbound.probeInterval(config.southboundProbe().orElse(DEFAULT_PROBE));
        Remotes remotes = config.southboundRemotes().map(Remotes::parse).orElse(new Remotes(List.of(), List.of()));
        southbound.remotes(remotes.remotes());
        return remotes.problems().stream()
                .map(problem -> "external_ids:ovn-remote in Open_vSwitch database: " + problem)
                .map(ConfigProblem::warning)
                .toList();
    }
}
