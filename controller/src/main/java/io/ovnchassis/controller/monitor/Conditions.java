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
 * Turns what a chassis is interested in into conditions. Logical_DP_Group and Learned_Route are replicated whole, as
 * are all tables that are not named here: a new group must not come after the flows that refer to it.
 */
final class Conditions {
    /** Ports that connect datapaths, or that any chassis may have to take over. */
    private static final List<String> ALWAYS = List.of("patch", "chassisredirect", "external");

    /** Gateways that may be ours: their conntrack entries must not be lost while our Chassis is not known. */
    private static final List<String> WITHOUT_CHASSIS = List.of("l2gateway", "l3gateway");

    private final Interest interest;
    private final Map<Table<?>, Set<? extends Clause<?>>> clauses = new HashMap<>();

    private Conditions(Interest interest) {
        this.interest = interest;
    }

    static RowSelection of(Interest interest) {
        return new Conditions(interest).selection();
    }

    private RowSelection selection() {
        clauses.put(PortBinding.TABLE, ports());
        clauses.put(LogicalFlow.TABLE, flows());
        ofDatapaths(MacBinding.TABLE, MacBinding.DATAPATH);
        ofDatapaths(MulticastGroup.TABLE, MulticastGroup.DATAPATH);
        ofDatapaths(IpMulticast.TABLE, IpMulticast.DATAPATH);
        ofDatapaths(EcmpNexthop.TABLE, EcmpNexthop.DATAPATH);
        ofDatapaths(AdvertisedMacBinding.TABLE, AdvertisedMacBinding.DATAPATH);
        clauses.put(Fdb.TABLE, each(interest.datapaths().values(), key -> equal(Fdb.DP_KEY, key)));
        clauses.put(Dns.TABLE, each(interest.datapaths().keySet(), ref -> including(Dns.DATAPATHS, ref)));
        clauses.put(ControllerEvent.TABLE, ofUs(us -> equal(ControllerEvent.CHASSIS, Optional.of(us.ref()))));
        clauses.put(IgmpGroup.TABLE, ofUs(us -> equal(IgmpGroup.CHASSIS, Optional.of(us.ref()))));
        clauses.put(ChassisTemplateVar.TABLE, ofUs(us -> equal(ChassisTemplateVar.CHASSIS, us.name())));
        if (interest.chassis().isPresent()) {
            // Until then all are looked at, so that none is made that is there, and no route is withdrawn.
            clauses.put(ChassisPrivate.TABLE, ofUs(us -> equal(ChassisPrivate.NAME, us.name())));
            ofDatapaths(AdvertisedRoute.TABLE, AdvertisedRoute.DATAPATH);
        }
        return new RowSelection(clauses);
    }

    private Set<Clause<PortBinding>> ports() {
        Set<Clause<PortBinding>> ports = new HashSet<>(each(ALWAYS, type -> equal(PortBinding.TYPE, type)));
        interest.chassis()
                .ifPresentOrElse(
                        us -> ports.addAll(portsOf(us)),
                        () -> ports.addAll(each(WITHOUT_CHASSIS, type -> equal(PortBinding.TYPE, type))));
        ports.addAll(each(interest.logicalPorts(), port -> equal(PortBinding.LOGICAL_PORT, port)));
        ports.add(different(PortBinding.PARENT_PORT, Optional.empty()));
        ports.addAll(each(interest.datapaths().keySet(), ref -> equal(PortBinding.DATAPATH, ref)));
        return ports;
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

    private Set<Clause<LogicalFlow>> flows() {
        Set<Clause<LogicalFlow>> flows = new HashSet<>(
                each(interest.datapaths().keySet(), ref -> equal(LogicalFlow.LOGICAL_DATAPATH, Optional.of(ref))));
        flows.add(different(LogicalFlow.LOGICAL_DP_GROUP, Optional.empty()));
        return flows;
    }

    private <R extends Row<R>> void ofDatapaths(Table<R> table, Column<R, Ref<DatapathBinding>> column) {
        clauses.put(table, each(interest.datapaths().keySet(), ref -> equal(column, ref)));
    }

    private <R extends Row<R>> Set<Clause<R>> ofUs(Function<OwnChassis, Clause<R>> clause) {
        return interest.chassis().map(us -> Set.of(clause.apply(us))).orElse(Set.of());
    }

    private static <T, R extends Row<R>> Set<Clause<R>> each(Collection<T> things, Function<T, Clause<R>> clause) {
        return things.stream().map(clause).collect(Collectors.toSet());
    }
}
