package io.ovnchassis.controller.encaps;

import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.controller.nbcfg.NorthdOptions;
import io.ovnchassis.controller.vlog.RateLimitedLog;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Phase: says once which chassis no tunnel can lead to, and what tunnels by flow cannot do. */
public final class TunnelReport implements Phase {
    private final Supplier<Optional<ChassisConfig>> config;
    private final Deployment deployment;
    private final RateLimitedLog log;
    private final Map<Ref<Chassis>, String> said = new HashMap<>();
    private boolean saidNoIpsec;
    private boolean saidNoBfd;

    /**
     * What tunnels depend on.
     *
     * @param outOfReach the names of the chassis with which we have no type of tunnel in common, as they are now
     */
    public record Deployment(
            Supplier<NorthdOptions> options,
            Supplier<Set<Ref<Chassis>>> watched,
            Supplier<Map<Ref<Chassis>, String>> outOfReach) {}

    public TunnelReport(Supplier<Optional<ChassisConfig>> config, Deployment deployment, LongSupplier nanoClock) {
        this.config = config;
        this.deployment = deployment;
        this.log = new RateLimitedLog(LoggerFactory.getLogger("encaps"), 5, 20, nanoClock);
    }

    @Override
    public String name() {
        return "tunnel-report";
    }

    @Override
    public int run() {
        Map<Ref<Chassis>, String> outOfReach = deployment.outOfReach().get();
        if (!outOfReach.equals(said)) {
            said.entrySet().retainAll(outOfReach.entrySet());
            outOfReach.forEach(this::say);
        }
        boolean flowBased =
                config.get().filter(ours -> ours.tunnels().flowBased()).isPresent();
        saidNoIpsec = flowBased
                && deployment.options().get().ipsec().isPresent()
                && (saidNoIpsec || log.warn("IPsec is not supported for flow-based tunnels. Ignoring IPsec settings."));
        saidNoBfd = flowBased
                && !deployment.watched().get().isEmpty()
                && (saidNoBfd
                        || log.warn("Flow-based tunnels are enabled but BFD is required for HA chassis groups. BFD will"
                                + " not function correctly with flow-based tunnels."));
        return 0;
    }

    /** What the rate limit holds back is said later. */
    private void say(Ref<Chassis> chassis, String name) {
        if (!said.containsKey(chassis)
                && log.info("chassis_tunnel_add: No supported encaps for '{}'", name)
                && log.info("Creating encap for '{}' failed", name)) {
            said.put(chassis, name);
        }
    }
}
