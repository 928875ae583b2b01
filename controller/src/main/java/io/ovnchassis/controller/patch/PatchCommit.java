package io.ovnchassis.controller.patch;

import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.controller.tables.Difference;
import io.ovnchassis.ovsdb.replica.Replica;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the patch ports that are missing, and removes those of ours that are not wanted. */
public final class PatchCommit implements Contributor {
    private static final Logger log = LoggerFactory.getLogger("patch");

    private final Map<String, Difference<WantedPatch, PatchPort>> differences;
    private final TableView<Bridge> bridges;
    private final TableView<Port> ports;
    private final Set<String> saidTaken = new HashSet<>();

    public PatchCommit(Map<String, Difference<WantedPatch, PatchPort>> differences, Replica local) {
        this.differences = differences;
        this.bridges = local.table(Bridge.TABLE);
        this.ports = local.table(Port.TABLE);
        ports.index(Port.NAME);
    }

    @Override
    public String name() {
        return "patch";
    }

    @Override
    public void contribute(Transaction transaction) {
        differences.values().forEach(difference -> settle(difference, transaction));
    }

    private void settle(Difference<WantedPatch, PatchPort> difference, Transaction transaction) {
        Optional<PatchPort> kept = difference
                .wanted()
                .flatMap(wanted ->
                        difference.present().stream().filter(wanted::isSameAs).findFirst());
        difference.present().stream()
                .filter(port -> !Optional.of(port).equals(kept))
                .forEach(port -> remove(port, transaction));
        if (kept.isEmpty()) {
            difference
                    .wanted()
                    .filter(wanted -> isFree(wanted, difference.present()))
                    .ifPresent(wanted -> create(wanted, transaction));
        }
    }

    /** A port of somebody else that has the name stays, whether it does what is wanted or not; one of ours is leaving. */
    private boolean isFree(WantedPatch wanted, List<PatchPort> ours) {
        Optional<Port> taken = ports.index(Port.NAME)
                .find(wanted.name())
                .filter(port -> ours.stream().noneMatch(one -> one.ref().equals(port.ref())));
        if (taken.isEmpty()) {
            saidTaken.remove(wanted.name());
        } else if (PatchMark.in(taken.get().externalIds()).isEmpty() && saidTaken.add(wanted.name())) {
            log.warn(
                    "patch port '{}' of logical port '{}' is not created: there is a port with this name that OVN did not"
                            + " make; remove it with 'ovs-vsctl del-port {}'",
                    wanted.name(),
                    wanted.logicalPort(),
                    wanted.name());
        }
        return taken.isEmpty();
    }

    private void create(WantedPatch wanted, Transaction transaction) {
        bridges.get(wanted.bridge()).ifPresent(bridge -> {
            transaction.comment("ovn-controller: creating patch port '" + wanted.name() + "' on '" + bridge.name()
                    + "' to '" + wanted.peer() + "'");
            Ref<Interface> part = transaction
                    .edit(Interface.TABLE)
                    .insert(Interface.builder()
                            .name(wanted.name())
                            .type("patch")
                            .options(Map.of("peer", wanted.peer())));
            Ref<Port> port = transaction
                    .edit(Port.TABLE)
                    .insert(Port.builder()
                            .name(wanted.name())
                            .interfaces(List.of(part))
                            .externalIds(Map.of(wanted.mark(), wanted.logicalPort())));
            transaction.edit(Bridge.TABLE).add(bridge, Bridge.PORTS, port);
        });
    }

    private void remove(PatchPort port, Transaction transaction) {
        bridges.get(port.bridge())
                .ifPresent(row -> transaction.edit(Bridge.TABLE).remove(row, Bridge.PORTS, port.ref()));
    }
}
