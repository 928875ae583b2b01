package io.ovnchassis.controller.exit;

import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.ChassisPrivate;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.ovsdb.transact.TableEditor;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes this chassis out of the Southbound database: its claims first, then its rows, in one transaction. */
public final class CleanupCommit implements Contributor {
    private final TableView<PortBinding> ports;
    private final TableView<Chassis> chassis;
    private final TableView<Encap> encaps;
    private final TableView<ChassisPrivate> privates;
    private final Supplier<Optional<OwnChassis>> ownChassis;

    public CleanupCommit(Replica southbound, Supplier<Optional<OwnChassis>> ownChassis) {
        this.ports = southbound.table(PortBinding.TABLE);
        this.chassis = southbound.table(Chassis.TABLE);
        this.encaps = southbound.table(Encap.TABLE);
        this.privates = southbound.table(ChassisPrivate.TABLE);
        this.ownChassis = ownChassis;
    }

    @Override
    public String name() {
        return "cleanup";
    }

    /** Whether nothing of ours is left. */
    public boolean isClean() {
        return ownChassis.get().isEmpty();
    }

    @Override
    public void contribute(Transaction transaction) {
        ownChassis.get().ifPresent(own -> remove(own, transaction));
    }

    private void remove(OwnChassis own, Transaction transaction) {
        transaction.comment("ovn-controller: removing all port bindings for '" + own.name() + "'");
        TableEditor<PortBinding> bindings = transaction.edit(PortBinding.TABLE);
        for (PortBinding port : ports.index(PortBinding.CHASSIS).findAll(own.ref())) {
            bindings.set(port, PortBinding.CHASSIS, Optional.<Ref<Chassis>>empty());
            if (port.options().getOrDefault("requested-encap-ip", "").isEmpty()) {
                bindings.set(port, PortBinding.ENCAP, Optional.<Ref<Encap>>empty());
            }
            // A server that lags behind may not have told yet that the port is up, and nobody sets it down later.
            bindings.verify(port, PortBinding.UP);
            port.up().filter(up -> up).ifPresent(_ -> bindings.set(port, PortBinding.UP, Optional.of(false)));
        }
        for (PortBinding port : ports.index(PortBinding.ADDITIONAL_CHASSIS).findAll(own.ref())) {
            bindings.remove(port, PortBinding.ADDITIONAL_CHASSIS, own.ref());
            port.additionalEncap().stream()
                    .filter(ref -> encaps.get(ref)
                            .filter(encap -> encap.chassisName().equals(own.name()))
                            .isPresent())
                    .forEach(ref -> bindings.remove(port, PortBinding.ADDITIONAL_ENCAP, ref));
        }
        transaction.comment("ovn-controller: unregistering chassis '" + own.name() + "'");
        chassis.get(own.ref()).ifPresent(transaction.edit(Chassis.TABLE)::delete);
        privates.index(ChassisPrivate.NAME).findAll(own.name()).forEach(transaction.edit(ChassisPrivate.TABLE)::delete);
    }
}
