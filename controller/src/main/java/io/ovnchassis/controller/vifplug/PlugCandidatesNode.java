package io.ovnchassis.controller.vifplug;

import io.ovnchassis.controller.binding.LocalInterfaces;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.vifplug.PlugCandidates.Candidate;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Engine node: the logical ports that are requested on this chassis or have an interface that we plugged. One changed
 * row costs one port.
 */
public final class PlugCandidatesNode extends Derived<PlugCandidates> {
    private final Input<Optional<OwnChassis>> ownChassis;
    private final Input<TableView<PortBinding>> portBindings;
    private final Input<LocalInterfaces> interfaces;
    private final PlugCandidates candidates = new PlugCandidates();

    public PlugCandidatesNode(
            Node<Optional<OwnChassis>> ownChassis,
            Node<TableView<PortBinding>> portBindings,
            Node<LocalInterfaces> interfaces) {
        super("vif_plug");
        this.ownChassis = input(ownChassis);
        this.portBindings = input(portBindings, "vif_plug_sb_port_binding_handler", this::onPortBindings);
        this.interfaces = input(interfaces, "vif_plug_ovs_interface_shadow_handler", this::onInterfaces);
    }

    @Override
    public PlugCandidates output() {
        return candidates;
    }

    @Override
    protected void clearChanges() {
        candidates.clearChanges();
    }

    private Verdict onPortBindings() {
        boolean updated = false;
        for (RowChange<PortBinding> change : portBindings.get().changes()) {
            Stream<PortBinding> rows = Stream.concat(change.before().stream(), change.after().stream());
            for (String name : rows.map(PortBinding::logicalPort).distinct().toList()) {
                updated |= lookAt(name);
            }
        }
        return Change.when(updated);
    }

    private Verdict onInterfaces() {
        boolean updated = false;
        for (String ifaceId : interfaces.get().changedIfaceIds()) {
            updated |= lookAt(ifaceId);
        }
        return Change.when(updated);
    }

    @Override
    protected Change recompute() {
        Map<String, Candidate> before = candidates.snapshot();
        candidates.clear();
        interfaces.get().ifaceIds().forEach(this::lookAt);
        ownChassis
                .get()
                .ifPresent(chassis -> portBindings
                        .get()
                        .index(PortBinding.REQUESTED_CHASSIS)
                        .findAll(chassis.ref())
                        .forEach(port -> lookAt(port.logicalPort())));
        return Change.between(before, candidates.snapshot());
    }

    @Override
    protected Map<?, ?> snapshot() {
        return candidates.snapshot();
    }

    private boolean lookAt(String logicalPort) {
        return candidates.put(logicalPort, new Candidate(isRequested(logicalPort), isOwned(logicalPort)));
    }

    private boolean isRequested(String logicalPort) {
        return ownChassis
                .get()
                .flatMap(chassis -> portBindings
                        .get()
                        .index(PortBinding.LOGICAL_PORT)
                        .find(logicalPort)
                        .filter(port -> port.requestedChassis().equals(Optional.of(chassis.ref()))))
                .isPresent();
    }

    private boolean isOwned(String logicalPort) {
        return interfaces.get().all(logicalPort).stream()
                .anyMatch(local -> Tag.of(local.row()).filter(Tag::owned).isPresent());
    }
}
