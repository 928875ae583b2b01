package io.ovnchassis.controller.ifstatus;

import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.ifstatus.PortStatus.Claim;
import io.ovnchassis.controller.ifstatus.PortStatus.SouthboundWrite;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.ovsdb.transact.Outcome;
import io.ovnchassis.ovsdb.transact.TableEditor;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes claims, releases and {@code up} of the pending ports into the Southbound database. */
public final class SouthboundStatusCommit implements Contributor {
    private static final Logger log = LoggerFactory.getLogger("binding");

    private final PortStatuses statuses;
    private final Supplier<Optional<OwnChassis>> ownChassis;
    private final TableView<Chassis> chassis;
    private final Clock clock;
    private final Alarm alarm;
    private final ClaimThrottle throttle = new ClaimThrottle();
    private final Set<String> claiming = new HashSet<>();

    public SouthboundStatusCommit(
            PortStatuses statuses,
            Supplier<Optional<OwnChassis>> ownChassis,
            TableView<Chassis> chassis,
            Clock clock,
            Alarm alarm) {
        this.statuses = statuses;
        this.ownChassis = ownChassis;
        this.chassis = chassis;
        this.clock = clock;
        this.alarm = alarm;
    }

    @Override
    public String name() {
        return "port-status";
    }

    @Override
    public void contribute(Transaction transaction) {
        claiming.clear();
        Optional<OwnChassis> own = ownChassis.get();
        if (own.isEmpty()) {
            return;
        }
        TableEditor<PortBinding> ports = transaction.edit(PortBinding.TABLE);
        for (String logicalPort : statuses.pendingSouthbound()) {
            statuses.get(logicalPort)
                    .flatMap(PortStatus::southbound)
                    .ifPresent(write -> write(write, own.get(), ports));
        }
    }

    private void write(SouthboundWrite write, OwnChassis own, TableEditor<PortBinding> ports) {
        PortBinding port = write.port();
        switch (write.claim()) {
            case KEEP -> {}
            case TAKE -> {
                if (!mayTake(port)) {
                    return;
                }
                logClaim(port, own);
                ports.set(port, PortBinding.CHASSIS, Optional.of(own.ref()));
            }
            case RELEASE -> {
                log.info("Releasing lport {} from this chassis (sb_readonly=0)", port.logicalPort());
                ports.set(port, PortBinding.CHASSIS, Optional.<Ref<Chassis>>empty());
            }
        }
        // All this follows from who has the port: should another chassis have it by now, it is decided anew.
        ports.verify(port, PortBinding.CHASSIS);
        write.up().ifPresent(up -> {
            if (up || write.claim() != Claim.TAKE) {
                log.info("Setting lport {} {} in Southbound", port.logicalPort(), up ? "up" : "down");
            }
            ports.set(port, PortBinding.UP, Optional.of(up));
        });
    }

    /** A port that another chassis has is not taken back at once, when it was taken from us. */
    private boolean mayTake(PortBinding port) {
        OptionalLong until = port.chassis().isPresent()
                ? throttle.postponedUntil(port.logicalPort(), clock.nanoTime())
                : OptionalLong.empty();
        if (until.isPresent()) {
            log.debug("Postponed claim on logical port {}.", port.logicalPort());
            alarm.at(until.getAsLong());
            return false;
        }
        claiming.add(port.logicalPort());
        return true;
    }

    /** A claim counts once it was made: one that the server refused took nothing from anybody. */
    @Override
    public void concluded(Outcome outcome) {
        switch (outcome) {
            case Outcome.Success _, Outcome.TryAgain _ ->
                claiming.forEach(logicalPort -> throttle.claimed(logicalPort, clock.nanoTime()));
            case Outcome.Rejected _, Outcome.Unchanged _, Outcome.NotConnected _ -> {}
        }
        claiming.clear();
    }

    private void logClaim(PortBinding port, OwnChassis own) {
        Optional<String> owner = port.chassis().flatMap(chassis::get).map(Chassis::name);
        if (owner.isPresent()) {
            log.info("Changing chassis for lport {} from {} to {}.", port.logicalPort(), owner.get(), own.name());
        } else {
            log.info("Claiming lport {} for this chassis.", port.logicalPort());
        }
        port.mac().forEach(mac -> log.info("{}: Claiming {}", port.logicalPort(), mac));
    }
}
