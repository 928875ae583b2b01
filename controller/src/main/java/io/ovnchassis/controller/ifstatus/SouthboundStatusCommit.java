package io.ovnchassis.controller.ifstatus;

import io.ovnchassis.controller.binding.BindPermission;
import io.ovnchassis.controller.binding.Terms;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.ifstatus.PortStatus.Claim;
import io.ovnchassis.controller.ifstatus.PortStatus.SouthboundWrite;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.controller.loop.Clock;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.ovsdb.transact.Outcome;
import io.ovnchassis.ovsdb.transact.TableEditor;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes claims, releases and {@code up} of the pending ports into the Southbound database. */
public final class SouthboundStatusCommit implements Contributor {
    private static final Logger log = LoggerFactory.getLogger("binding");

    private final PortStatuses statuses;
    private final Supplier<Optional<OwnChassis>> ownChassis;
    private final Tables tables;
    private final Clock clock;
    private final Alarm alarm;
    private final ClaimThrottle throttle = new ClaimThrottle();
    private final Set<String> claiming = new HashSet<>();

    /** Where the names of other chassis are found, and whose the tunnel end points are. */
    public record Tables(TableView<Chassis> chassis, TableView<Encap> encaps) {
        public static Tables of(Replica southbound) {
            return new Tables(southbound.table(Chassis.TABLE), southbound.table(Encap.TABLE));
        }
    }

    public SouthboundStatusCommit(
            PortStatuses statuses, Supplier<Optional<OwnChassis>> ownChassis, Tables tables, Clock clock, Alarm alarm) {
        this.statuses = statuses;
        this.ownChassis = ownChassis;
        this.tables = tables;
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
        if (write.claim() == Claim.TAKE && !mayTake(write)) {
            return;
        }
        writeClaim(write, own, ports);
        write.terms().ifPresent(terms -> writeEncap(port, terms, ports));
        // All this follows from who has the port: should another chassis have it by now, it is decided anew.
        ports.verify(port, PortBinding.CHASSIS);
        if (write.claim() == Claim.RELEASE) {
            // Nobody looks after a port that nobody has: it must not stay up because we did not know that it was.
            ports.verify(port, PortBinding.UP);
        }
        write.up().ifPresent(up -> {
            if (up || write.claim() != Claim.TAKE) {
                log.info("Setting lport {} {} in Southbound", port.logicalPort(), up ? "up" : "down");
            }
            ports.set(port, PortBinding.UP, Optional.of(up));
        });
    }

    private void writeClaim(SouthboundWrite write, OwnChassis own, TableEditor<PortBinding> ports) {
        PortBinding port = write.port();
        switch (write.claim()) {
            case KEEP -> {}
            case TAKE -> {
                logClaim(port, own);
                ports.set(port, PortBinding.CHASSIS, Optional.of(own.ref()));
                leave(port, own, ports);
            }
            case JOIN -> {
                log.info("Claiming lport {} for this additional chassis.", port.logicalPort());
                logAddresses(port);
                ports.add(port, PortBinding.ADDITIONAL_CHASSIS, own.ref());
                if (port.chassis().equals(Optional.of(own.ref()))) {
                    ports.set(port, PortBinding.CHASSIS, Optional.<Ref<Chassis>>empty());
                }
            }
            case RELEASE -> {
                log.info("Releasing lport {} from this chassis (sb_readonly=0)", port.logicalPort());
                ports.set(port, PortBinding.CHASSIS, Optional.<Ref<Chassis>>empty());
                ports.set(port, PortBinding.VIRTUAL_PARENT, Optional.<String>empty());
                if (!isEncapUpToNorthd(port)) {
                    ports.set(port, PortBinding.ENCAP, Optional.<Ref<Encap>>empty());
                }
            }
            case LEAVE -> {
                log.info("Releasing lport {} from this additional chassis.", port.logicalPort());
                leave(port, own, ports);
            }
        }
    }

    /** ovn-northd chooses itself when the Northbound database names an address: then its choice stands. */
    private static boolean isEncapUpToNorthd(PortBinding port) {
        return !port.options().getOrDefault("requested-encap-ip", "").isEmpty();
    }

    private void leave(PortBinding port, OwnChassis own, TableEditor<PortBinding> ports) {
        if (port.additionalChassis().contains(own.ref())) {
            ports.remove(port, PortBinding.ADDITIONAL_CHASSIS, own.ref());
        }
        port.additionalEncap().stream()
                .filter(ref -> tables.encaps()
                        .get(ref)
                        .filter(encap -> encap.chassisName().equals(own.name()))
                        .isPresent())
                .forEach(ref -> ports.remove(port, PortBinding.ADDITIONAL_ENCAP, ref));
    }

    private static void writeEncap(PortBinding port, Terms terms, TableEditor<PortBinding> ports) {
        if (terms.role() == BindPermission.MAIN) {
            ports.set(port, PortBinding.ENCAP, terms.encap());
        } else {
            terms.encap().ifPresent(encap -> ports.add(port, PortBinding.ADDITIONAL_ENCAP, encap));
        }
    }

    /** A port that another chassis has is not taken back at once, when it was taken from us; nor are its children. */
    private boolean mayTake(SouthboundWrite write) {
        PortBinding port = write.port();
        if (write.parent().flatMap(this::claimOf).filter(this::hasToWait).isPresent()) {
            return false;
        }
        if (hasToWait(write)) {
            log.debug("Postponed claim on logical port {}.", port.logicalPort());
            throttle.postponedUntil(port.logicalPort(), clock.nanoTime()).ifPresent(alarm::at);
            return false;
        }
        claiming.add(port.logicalPort());
        return true;
    }

    private Optional<SouthboundWrite> claimOf(String logicalPort) {
        return statuses.get(logicalPort).flatMap(PortStatus::southbound).filter(write -> write.claim() == Claim.TAKE);
    }

    /** Whoever is preferred to all others never waits: the others give way as soon as they see the claim. */
    private boolean hasToWait(SouthboundWrite write) {
        return write.port().chassis().isPresent()
                && write.terms().filter(Terms::isFirstChoice).isEmpty()
                && throttle.postponedUntil(write.port().logicalPort(), clock.nanoTime())
                        .isPresent();
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
        Optional<String> owner = port.chassis().flatMap(tables.chassis()::get).map(Chassis::name);
        if (owner.isPresent()) {
            log.info("Changing chassis for lport {} from {} to {}.", port.logicalPort(), owner.get(), own.name());
        } else {
            log.info("Claiming lport {} for this chassis.", port.logicalPort());
        }
        logAddresses(port);
    }

    private static void logAddresses(PortBinding port) {
        port.mac().forEach(mac -> log.info("{}: Claiming {}", port.logicalPort(), mac));
    }
}
