package io.ovnchassis.controller.bridge;

import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.controller.vlog.RateLimitedLog;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Phase: says that the integration bridge is missing, once each time it goes missing. */
public final class BridgeReport implements Phase {
    private final Supplier<Optional<ChassisConfig>> config;
    private final Supplier<Optional<IntegrationBridge>> bridge;
    private final RateLimitedLog log;
    private Optional<String> said = Optional.empty();

    public BridgeReport(
            Supplier<Optional<ChassisConfig>> config,
            Supplier<Optional<IntegrationBridge>> bridge,
            LongSupplier nanoClock) {
        this.config = config;
        this.bridge = bridge;
        this.log = new RateLimitedLog(LoggerFactory.getLogger("main"), 5, 5, nanoClock);
    }

    @Override
    public String name() {
        return "bridge-report";
    }

    @Override
    public int run() {
        Optional<String> missing =
                bridge.get().isPresent() ? Optional.empty() : config.get().map(ChassisConfig::integrationBridge);
        if (!missing.equals(said) && missing.map(this::say).orElse(true)) {
            said = missing;
        }
        return 0;
    }

    /** Returns false when too much was said already: then it is tried again. */
    private boolean say(String missing) {
        return log.warn(
                "integration bridge '{}' (external_ids:ovn-bridge) is not in the Open_vSwitch database: no port is"
                        + " bound or plugged until it is created, as with 'ovs-vsctl add-br {}'",
                missing,
                missing);
    }
}
