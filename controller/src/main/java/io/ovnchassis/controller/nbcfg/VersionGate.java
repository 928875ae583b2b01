package io.ovnchassis.controller.nbcfg;

import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.controller.vlog.RateLimitedLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Phase: with {@code ovn-match-northd-version}, whether ovn-northd has the internal version that this daemon follows. The
 * engine goes on computing meanwhile, so that nothing has to be recomputed once both agree.
 */
public final class VersionGate implements Phase {
    /** Of release, Southbound schema, actions and a minor number, as ovn-northd writes it into SB_Global. */
    public static final String OWN_VERSION = "26.03.90-21.11.0-82.15";

    private static final List<String> PARTS = List.of("release", "Southbound schema", "logical actions");

    private final Supplier<Optional<ChassisConfig>> config;
    private final Supplier<NorthdOptions> options;
    private final RateLimitedLog log;
    private boolean open = true;

    public VersionGate(
            Supplier<Optional<ChassisConfig>> config, Supplier<NorthdOptions> options, LongSupplier nanoClock) {
        this.config = config;
        this.options = options;
        this.log = new RateLimitedLog(LoggerFactory.getLogger("main"), 1, 1, nanoClock);
    }

    @Override
    public String name() {
        return "northd-version";
    }

    /** Whether anything may be written. */
    public boolean isOpen() {
        return open;
    }

    @Override
    public int run() {
        boolean before = open;
        boolean pinned = config.get().filter(ChassisConfig::matchNorthdVersion).isPresent();
        String theirs = options.get().internalVersion().orElse("");
        open = !pinned || theirs.equals(OWN_VERSION);
        if (!open) {
            log.warn(
                    "controller version - {} mismatch with northd version - {}: {}; nothing is written until they are"
                            + " the same or external_ids:ovn-match-northd-version is removed",
                    OWN_VERSION,
                    theirs,
                    difference(theirs));
        }
        return open == before ? 0 : 1;
    }

    /** Which of the parts are different, in words. */
    private static String difference(String theirs) {
        if (theirs.isEmpty()) {
            return "ovn-northd has not written options:northd_internal_version to SB_Global";
        }
        String[] ours = OWN_VERSION.split("-", -1);
        String[] other = theirs.split("-", -1);
        List<String> different = new ArrayList<>();
        for (int part = 0; part < ours.length && ours.length == other.length; part++) {
            if (!ours[part].equals(other[part])) {
                different.add(PARTS.get(part) + " " + ours[part] + " here and " + other[part] + " there");
            }
        }
        return different.isEmpty() ? "it has another form" : String.join(", ", different);
    }
}
