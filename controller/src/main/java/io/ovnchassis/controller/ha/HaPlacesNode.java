package io.ovnchassis.controller.ha;

import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.ha.GroupRule.Member;
import io.ovnchassis.controller.tables.Keyed;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.HaChassis;
import io.ovnchassis.ovsdb.tables.sb.HaChassisGroup;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Engine node: our place in every group of gateways. A change costs the groups that it touches. */
public final class HaPlacesNode extends Derived<HaPlaces> {
    private final Input<Optional<OwnChassis>> ownChassis;
    private final Input<TableView<HaChassisGroup>> groups;
    private final Input<TableView<HaChassis>> members;
    private final Input<TableView<Chassis>> chassis;
    private final Input<Keyed<Port, String>> activeTunnels;
    private final HaPlaces places = new HaPlaces();
    private boolean heardSomebody;

    /** The tables that groups are in. */
    public record Tables(
            Node<TableView<HaChassisGroup>> groups,
            Node<TableView<HaChassis>> members,
            Node<TableView<Chassis>> chassis) {}

    public HaPlacesNode(Node<Optional<OwnChassis>> ownChassis, Tables tables, Node<Keyed<Port, String>> activeTunnels) {
        super("ha_places");
        this.ownChassis = input(ownChassis);
        this.groups = input(tables.groups(), "ha_places_sb_ha_chassis_group_handler", this::onGroups);
        this.members = input(tables.members(), "ha_places_sb_ha_chassis_handler", this::onMembers);
        this.chassis = input(tables.chassis(), "ha_places_sb_chassis_handler", this::onChassis);
        this.activeTunnels = input(activeTunnels, "ha_places_active_tunnels_handler", this::onActiveTunnels);
    }

    @Override
    public HaPlaces output() {
        return places;
    }

    @Override
    protected void clearChanges() {
        places.clearChanges();
    }

    private Verdict onGroups() {
        return lookAtAll(groups.get().changes().stream().map(RowChange::ref));
    }

    private Verdict onMembers() {
        return lookAtAll(members.get().changes().stream().flatMap(change -> withMember(change.ref())));
    }

    /** Of a chassis only the name matters. */
    private Verdict onChassis() {
        return lookAtAll(chassis.get().changes().stream()
                .filter(change -> !change.before()
                        .map(Chassis::name)
                        .equals(change.after().map(Chassis::name)))
                .flatMap(change -> with(change.ref())));
    }

    /** Whoever hears nobody is not active anywhere: the first who is heard, and the last, matter to all groups. */
    private Verdict onActiveTunnels() {
        boolean hearsSomebody = !activeTunnels.get().keys().isEmpty();
        if (hearsSomebody != heardSomebody) {
            heardSomebody = hearsSomebody;
            return lookAtAll(List.copyOf(places.all().keySet()).stream());
        }
        return lookAtAll(activeTunnels.get().changed().stream()
                .flatMap(name -> chassis.get().index(Chassis.NAME).findAll(name).stream())
                .flatMap(row -> with(row.ref())));
    }

    private Stream<Ref<HaChassisGroup>> withMember(Ref<HaChassis> member) {
        return groups.get().index(HaChassisGroup.HA_CHASSIS).findAll(member).stream()
                .map(HaChassisGroup::ref);
    }

    /** The groups that a chassis is a member of, or uses. */
    private Stream<Ref<HaChassisGroup>> with(Ref<Chassis> ref) {
        return Stream.concat(
                members.get().index(HaChassis.CHASSIS).findAll(ref).stream().flatMap(row -> withMember(row.ref())),
                groups.get().index(HaChassisGroup.REF_CHASSIS).findAll(ref).stream()
                        .map(HaChassisGroup::ref));
    }

    private Change lookAtAll(Stream<Ref<HaChassisGroup>> refs) {
        Set<Ref<HaChassisGroup>> once = new LinkedHashSet<>(refs.toList());
        boolean updated = false;
        for (Ref<HaChassisGroup> ref : once) {
            updated |= lookAt(ref);
        }
        return Change.when(updated);
    }

    private boolean lookAt(Ref<HaChassisGroup> ref) {
        return places.put(
                ref,
                ownChassis
                        .get()
                        .flatMap(us -> groups.get()
                                .get(ref)
                                .flatMap(group -> new GroupRule(
                                                us.ref(), activeTunnels.get().keys())
                                        .placeIn(membersOf(group), usersOf(group)))));
    }

    private List<Member> membersOf(HaChassisGroup group) {
        return group.haChassis().stream()
                .map(members.get()::get)
                .flatMap(Optional::stream)
                .flatMap(row -> row.chassis().flatMap(chassis.get()::get).stream()
                        .map(found -> new Member(found.ref(), found.name(), row.priority())))
                .toList();
    }

    private List<String> usersOf(HaChassisGroup group) {
        return group.refChassis().stream()
                .map(chassis.get()::get)
                .flatMap(Optional::stream)
                .map(Chassis::name)
                .toList();
    }

    @Override
    protected Change recompute() {
        Map<?, ?> before = snapshot();
        places.clear();
        heardSomebody = !activeTunnels.get().keys().isEmpty();
        groups.get().rows().forEach(group -> lookAt(group.ref()));
        return Change.between(before, snapshot());
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.copyOf(places.all());
    }
}
