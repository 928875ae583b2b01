package io.ovnchassis.controller.binding;

import io.ovnchassis.controller.binding.PortState.NotBound;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.controller.vlog.RateLimitedLog;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Phase: says why ports that have an interface here are not bound, when that is news. */
public final class BindingReport implements Phase {
    private static final Logger log = LoggerFactory.getLogger("binding");

    private final LocalBindings bindings;
    private final Supplier<Optional<OwnChassis>> ownChassis;
    private final TableView<Chassis> chassis;
    private final TableView<PortBinding> ports;
    private final RateLimitedLog elsewhere;
    private final RateLimitedLog versions;
    private final RateLimitedLog duplicates;
    private final RateLimitedLog strangers;

    public BindingReport(
            LocalBindings bindings,
            Supplier<Optional<OwnChassis>> ownChassis,
            TableView<Chassis> chassis,
            TableView<PortBinding> ports,
            LongSupplier nanoClock) {
        this.bindings = bindings;
        this.ownChassis = ownChassis;
        this.chassis = chassis;
        this.ports = ports;
        this.elsewhere = new RateLimitedLog(log, 5, 1, nanoClock);
        this.versions = new RateLimitedLog(log, 5, 1, nanoClock);
        this.duplicates = new RateLimitedLog(log, 1, 5, nanoClock);
        this.strangers = new RateLimitedLog(log, 1, 5, nanoClock);
    }

    @Override
    public String name() {
        return "binding-report";
    }

    @Override
    public int run() {
        for (String logicalPort : bindings.changed()) {
            bindings.get(logicalPort).ifPresent(this::report);
        }
        ports.changes().stream()
                .flatMap(change -> change.after().stream())
                .filter(port -> PortKind.of(port) == PortKind.UNKNOWN)
                .forEach(port -> strangers.warn(
                        "Unknown port binding type [{}] for port binding [{}]. Does the ovn-controller need an update ?",
                        port.type(),
                        port.logicalPort()));
        return 0;
    }

    private void report(PortState state) {
        if (state instanceof NotBound notBound) {
            report(notBound.port(), notBound.obstacle());
        }
        List<LocalInterface> live =
                state.interfaces().stream().filter(LocalInterface::hasOfport).toList();
        if (live.size() > 1) {
            duplicates.warn(
                    "Invalid configuration: iface-id is configured on interfaces : [{}] and [{}]. Ignoring the"
                            + " configuration on interface [{}]",
                    live.getFirst().name(),
                    live.get(1).name(),
                    live.get(1).name());
        }
    }

    private void report(PortBinding port, Obstacle obstacle) {
        switch (obstacle) {
            case Obstacle.NoCarrier _ -> log.debug("No interface carries lport {}", port.logicalPort());
            case Obstacle.OnEveryChassis _ -> log.debug("Not claiming localport {}", port.logicalPort());
            case Obstacle.NeverClaimed _ ->
                log.debug("Not claiming lport {} of type {}", port.logicalPort(), port.type());
            case Obstacle.ParentElsewhere(String parent) ->
                log.debug("Not claiming lport {}, parent {} is not bound here", port.logicalPort(), parent);
            case Obstacle.PlacedElsewhere _ -> log.debug("Lport {} has its place elsewhere", port.logicalPort());
            case Obstacle.Standby _ -> log.debug("Another gateway is active for lport {}", port.logicalPort());
            case Obstacle.RequestedElsewhere(String requested) ->
                elsewhere.info(
                        "Not claiming lport {}, chassis {} requested-chassis {} pb->chassis {}",
                        port.logicalPort(),
                        ownChassis.get().map(OwnChassis::name).orElse(""),
                        requested,
                        port.chassis().flatMap(chassis::get).map(Chassis::name).orElse(""));
            case Obstacle.WrongVersion(String expected, String found) ->
                versions.info(
                        "Mismatch iface-id-ver for lport {}, expected {}, found {}",
                        port.logicalPort(),
                        expected,
                        found.isEmpty() ? "<empty>" : found);
        }
    }
}
