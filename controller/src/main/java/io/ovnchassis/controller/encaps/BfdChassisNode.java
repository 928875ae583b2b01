package io.ovnchassis.controller.encaps;

import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.HaChassis;
import io.ovnchassis.ovsdb.tables.sb.HaChassisGroup;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Engine node: the chassis whose tunnels are watched with BFD. In a group of two or more gateways these are, for a
 * gateway, the other gateways and whoever uses the group; for whoever uses it, the gateways.
 */
public final class BfdChassisNode extends Derived<Set<Ref<Chassis>>> {
    private final Input<Optional<OwnChassis>> ownChassis;
    private final Input<TableView<Chassis>> chassis;
    private final Input<TableView<HaChassisGroup>> groups;
    private final Input<TableView<HaChassis>> members;
    private Set<Ref<Chassis>> watched = Set.of();

    public BfdChassisNode(
            Node<Optional<OwnChassis>> ownChassis,
            Node<TableView<Chassis>> chassis,
            Node<TableView<HaChassisGroup>> groups,
            Node<TableView<HaChassis>> members) {
        super("bfd_chassis");
        this.ownChassis = input(ownChassis);
        this.chassis = input(chassis, "bfd_chassis_sb_chassis_handler", this::onChassis);
        this.groups = input(groups);
        this.members = input(members);
    }

    @Override
    public Set<Ref<Chassis>> output() {
        return watched;
    }

    /** Of a chassis it matters only whether it is remote, and only when it uses a group. */
    private Verdict onChassis() {
        for (RowChange<Chassis> change : chassis.get().changes()) {
            if (groups.get().index(HaChassisGroup.REF_CHASSIS).count(change.ref()) > 0) {
                return recompute();
            }
        }
        return Change.UNCHANGED;
    }

    @Override
    protected Change recompute() {
        Set<Ref<Chassis>> before = watched;
        watched = ownChassis.get().map(us -> watchedBy(us.ref())).orElse(Set.of());
        return Change.between(before, watched);
    }

    private Set<Ref<Chassis>> watchedBy(Ref<Chassis> us) {
        Set<Ref<Chassis>> all = new HashSet<>();
        for (HaChassisGroup group : groups.get().rows()) {
            if (group.haChassis().size() < 2) {
                continue;
            }
            Set<Ref<Chassis>> gateways = new HashSet<>();
            group.haChassis()
                    .forEach(ref ->
                            members.get().get(ref).flatMap(HaChassis::chassis).ifPresent(gateways::add));
            if (gateways.contains(us)) {
                group.refChassis().stream().filter(this::isNotRemote).forEach(all::add);
                all.addAll(gateways);
            } else if (group.refChassis().contains(us)) {
                all.addAll(gateways);
            }
        }
        all.remove(us);
        return Set.copyOf(all);
    }

    private boolean isNotRemote(Ref<Chassis> ref) {
        return chassis.get()
                .get(ref)
                .filter(row -> !"true".equals(row.otherConfig().get("is-remote")))
                .isPresent();
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.of("watched", watched);
    }
}
