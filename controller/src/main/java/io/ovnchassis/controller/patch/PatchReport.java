package io.ovnchassis.controller.patch;

import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.controller.vlog.RateLimitedLog;
import io.ovnchassis.ovsdb.replica.Index;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Phase: says once which bridges of the mappings are missing, and which logical ports have no patch ports for it. */
public final class PatchReport implements Phase {
    private final Supplier<Optional<ChassisConfig>> config;
    private final Index<Bridge, String> bridges;
    private final Map<Ref<PortBinding>, PatchProblem> problems;
    private final RateLimitedLog log;
    private final Map<Ref<PortBinding>, PatchProblem> said = new HashMap<>();
    private final Set<String> saidMissing = new HashSet<>();

    /**
     * Makes the phase.
     *
     * @param problems as they are now
     */
    public PatchReport(
            Supplier<Optional<ChassisConfig>> config,
            TableView<Bridge> bridges,
            Map<Ref<PortBinding>, PatchProblem> problems,
            LongSupplier nanoClock) {
        this.config = config;
        this.bridges = bridges.index(Bridge.NAME);
        this.problems = problems;
        this.log = new RateLimitedLog(LoggerFactory.getLogger("patch"), 5, 20, nanoClock);
    }

    @Override
    public String name() {
        return "patch-report";
    }

    @Override
    public int run() {
        Map<String, String> mappings =
                config.get().map(ChassisConfig::bridgeMappings).orElse(Map.of());
        saidMissing.removeIf(network -> !mappings.containsKey(network)
                || bridges.find(mappings.getOrDefault(network, "")).isPresent());
        mappings.forEach((network, bridge) -> {
            if (!saidMissing.contains(network)
                    && bridges.find(bridge).isEmpty()
                    && log.warn("Bridge '{}' not found for network '{}'", bridge, network)) {
                saidMissing.add(network);
            }
        });
        said.entrySet().retainAll(problems.entrySet());
        problems.forEach((port, problem) -> {
            if (!said.containsKey(port) && say(problem)) {
                said.put(port, problem);
            }
        });
        return 0;
    }

    /** A localnet port without a bridge is common: a network need not reach every host. */
    private boolean say(PatchProblem problem) {
        if (problem.network().isEmpty()) {
            return log.error("{} port '{}' has no network name.", problem.type(), problem.logicalPort());
        }
        String text = "bridge not found for {} port '{}' with network name '{}'";
        return problem.type().equals(PortPlace.LOCALNET)
                ? log.info(
                        text + "; skipping",
                        problem.type(),
                        problem.logicalPort(),
                        problem.network().get())
                : log.error(
                        text,
                        problem.type(),
                        problem.logicalPort(),
                        problem.network().get());
    }
}
