package io.ovnchassis.controller.monitor;

import static io.ovnchassis.ovsdb.session.Clause.different;
import static io.ovnchassis.ovsdb.session.Clause.equal;
import static io.ovnchassis.ovsdb.session.Clause.including;

import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.ovsdb.schema.Column;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.session.Clause;
import io.ovnchassis.ovsdb.session.RowSelection;
import io.ovnchassis.ovsdb.tables.sb.AdvertisedMacBinding;
import io.ovnchassis.ovsdb.tables.sb.AdvertisedRoute;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.ChassisPrivate;
import io.ovnchassis.ovsdb.tables.sb.ChassisTemplateVar;
import io.ovnchassis.ovsdb.tables.sb.ControllerEvent;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.Dns;
import io.ovnchassis.ovsdb.tables.sb.EcmpNexthop;
import io.ovnchassis.ovsdb.tables.sb.Fdb;
import io.ovnchassis.ovsdb.tables.sb.IgmpGroup;
import io.ovnchassis.ovsdb.tables.sb.IpMulticast;
import io.ovnchassis.ovsdb.tables.sb.LogicalFlow;
import io.ovnchassis.ovsdb.tables.sb.MacBinding;
import io.ovnchassis.ovsdb.tables.sb.MulticastGroup;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns what a chassis is interested in into conditions, and makes anew only those of tables that what changed is for.
 * Logical_DP_Group and Learned_Route are replicated whole, as are all tables that are not named here: a new group must
 * not come after the flows that refer to it.
 */
final class Conditions {
    /** Ports that connect datapaths, or that any chassis may have to take over. */
    private static final List<String> ALWAYS = List.of("patch", "chassisredirect", "external");

    /** Gateways that may be ours: their conntrack entries must not be lost while our Chassis is not known. */
    private static final List<String> WITHOUT_CHASSIS = List.of("l2gateway", "l3gateway");

    private final Map<Table<?>, Set<? extends Clause<?>>> clauses = new HashMap<>();
    private Optional<Interest> last = Optional.empty();

    /** What is to be replicated for this interest. */
    RowSelection of(Interest interest) {
        boolean otherChassis = isOther(interest, Interest::chassis);
        if (otherChassis) {
            ofUs(interest.chassis());
        }
        if (otherChassis || isOther(interest, Interest::datapaths)) {
            ofDatapaths(interest.datapaths(), interest.chassis().isPresent());
        }
        clauses.put(PortBinding.TABLE, ports(interest));
        last = Optional.of(interest);
        return new RowSelection(clauses);
    }

    private boolean isOther(Interest interest, Function<Interest, ?> aspect) {
        return last.filter(before -> aspect.apply(before).equals(aspect.apply(interest)))
                .isEmpty();
    }

    private void ofUs(Optional<OwnChassis> chassis) {
        put(ControllerEvent.TABLE, chassis, us -> equal(ControllerEvent.CHASSIS, Optional.of(us.ref())));
        put(IgmpGroup.TABLE, chassis, us -> equal(IgmpGroup.CHASSIS, Optional.of(us.ref())));
        put(ChassisTemplateVar.TABLE, chassis, us -> equal(ChassisTemplateVar.CHASSIS, us.name()));
        put(ChassisPrivate.TABLE, chassis, us -> equal(ChassisPrivate.NAME, us.name()));
        if (chassis.isEmpty()) {
            // All are looked at, so that none is made that is there.
            clauses.remove(ChassisPrivate.TABLE);
        }
    }

    private <R extends Row<R>> void put(
            Table<R> table, Optional<OwnChassis> chassis, Function<OwnChassis, Clause<R>> clause) {
        clauses.put(table, chassis.map(us -> Set.of(clause.apply(us))).orElse(Set.of()));
    }

    private void ofDatapaths(Map<Ref<DatapathBinding>, Long> datapaths, boolean knowsChassis) {
        Set<Ref<DatapathBinding>> refs = datapaths.keySet();
        clauses.put(LogicalFlow.TABLE, flows(refs));
        clauses.put(Fdb.TABLE, each(datapaths.values(), key -> equal(Fdb.DP_KEY, key)));
        clauses.put(Dns.TABLE, each(refs, ref -> including(Dns.DATAPATHS, ref)));
        put(MacBinding.TABLE, MacBinding.DATAPATH, refs);
        put(MulticastGroup.TABLE, MulticastGroup.DATAPATH, refs);
        put(IpMulticast.TABLE, IpMulticast.DATAPATH, refs);
        put(EcmpNexthop.TABLE, EcmpNexthop.DATAPATH, refs);
        put(AdvertisedMacBinding.TABLE, AdvertisedMacBinding.DATAPATH, refs);
        put(AdvertisedRoute.TABLE, AdvertisedRoute.DATAPATH, refs);
        if (!knowsChassis) {
            // All are looked at, so that no route is withdrawn that is to be there as soon as ports are claimed.
            clauses.remove(AdvertisedRoute.TABLE);
        }
    }

    private <R extends Row<R>> void put(
            Table<R> table, Column<R, Ref<DatapathBinding>> column, Set<Ref<DatapathBinding>> datapaths) {
        clauses.put(table, each(datapaths, ref -> equal(column, ref)));
    }

    private static Set<Clause<LogicalFlow>> flows(Set<Ref<DatapathBinding>> datapaths) {
        Set<Clause<LogicalFlow>> flows =
                new HashSet<>(each(datapaths, ref -> equal(LogicalFlow.LOGICAL_DATAPATH, Optional.of(ref))));
        flows.add(different(LogicalFlow.LOGICAL_DP_GROUP, Optional.empty()));
        return Set.copyOf(flows);
    }

    private static Set<Clause<PortBinding>> ports(Interest interest) {
        Set<Clause<PortBinding>> ports = new HashSet<>(each(ALWAYS, type -> equal(PortBinding.TYPE, type)));
        interest.chassis()
                .ifPresentOrElse(
                        us -> ports.addAll(portsOf(us)),
                        () -> ports.addAll(each(WITHOUT_CHASSIS, type -> equal(PortBinding.TYPE, type))));
        ports.addAll(each(interest.logicalPorts(), port -> equal(PortBinding.LOGICAL_PORT, port)));
        ports.add(different(PortBinding.PARENT_PORT, Optional.empty()));
        ports.addAll(each(interest.datapaths().keySet(), ref -> equal(PortBinding.DATAPATH, ref)));
        return Set.copyOf(ports);
    }

    private static List<Clause<PortBinding>> portsOf(OwnChassis us) {
        Optional<Ref<Chassis>> chassis = Optional.of(us.ref());
        return List.of(
                equal(PortBinding.CHASSIS, chassis),
                equal(PortBinding.REQUESTED_CHASSIS, chassis),
                including(PortBinding.OPTIONS, "l2gateway-chassis", us.name()),
                including(PortBinding.OPTIONS, "l3gateway-chassis", us.name()),
                including(PortBinding.OPTIONS, "ipv6_ra_send_periodic", "true"));
    }

    private static <T, R extends Row<R>> Set<Clause<R>> each(Collection<T> things, Function<T, Clause<R>> clause) {
        return things.stream().map(clause).collect(Collectors.toUnmodifiableSet());
    }
}
