package io.ovnchassis.controller.routing;

import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Engine node: the kernel's routing tables that routes are exchanged with, one for each router of which a port with
 * {@code options:dynamic-routing} is on this chassis. Few ports have that option: changes of others cost nothing, and a
 * change of one looks at all of them.
 */
public final class RouteNode extends Derived<Set<TableId>> {
    private static final String OPTION = "dynamic-routing";
    private static final String TABLE = "dynamic-routing-vrf-id";
    private static final Set<String> GATEWAY_TYPES = Set.of("l3gateway", "chassisredirect");

    private final Input<Optional<OwnChassis>> ownChassis;
    private final Input<TableView<PortBinding>> portBindings;
    private final Input<TableView<DatapathBinding>> datapaths;
    private Set<Ref<DatapathBinding>> routers = Set.of();
    private Set<TableId> tables = Set.of();

    public RouteNode(
            Node<Optional<OwnChassis>> ownChassis,
            Node<TableView<PortBinding>> portBindings,
            Node<TableView<DatapathBinding>> datapaths) {
        super("route");
        this.ownChassis = input(ownChassis);
        this.portBindings = input(portBindings, "route_sb_port_binding_data_handler", this::onPortBindings);
        this.datapaths = input(datapaths, "route_sb_datapath_binding_handler", this::onDatapaths);
    }

    @Override
    public Set<TableId> output() {
        return tables;
    }

    private Verdict onPortBindings() {
        boolean matters = portBindings.get().changes().stream().anyMatch(RouteNode::isAboutRouting);
        return matters ? recompute() : Change.UNCHANGED;
    }

    private static boolean isAboutRouting(RowChange<PortBinding> change) {
        return Stream.concat(change.before().stream(), change.after().stream()).anyMatch(RouteNode::isRouting);
    }

    private static boolean isRouting(PortBinding port) {
        return "true".equals(port.options().get(OPTION)) && GATEWAY_TYPES.contains(port.type());
    }

    private Verdict onDatapaths() {
        boolean matters = datapaths.get().changes().stream()
                .flatMap(change -> Stream.concat(change.before().stream(), change.after().stream()))
                .anyMatch(datapath -> routers.contains(datapath.ref()));
        return matters ? recompute() : Change.UNCHANGED;
    }

    @Override
    protected Change recompute() {
        Set<TableId> before = tables;
        routers = ownChassis
                .get()
                .map(own -> portBindings.get().rows().stream()
                        .filter(RouteNode::isRouting)
                        .filter(port -> port.chassis().equals(Optional.of(own.ref())))
                        .map(PortBinding::datapath)
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
        tables = routers.stream()
                .flatMap(router -> datapaths.get().get(router).stream())
                .map(RouteNode::table)
                .filter(TableId::isExchangeable)
                .collect(Collectors.toUnmodifiableSet());
        return Change.between(before, tables);
    }

    /** The table that was asked for, else the one with the number of the datapath. */
    private static TableId table(DatapathBinding datapath) {
        String asked = datapath.externalIds().getOrDefault(TABLE, "");
        try {
            long number = Long.parseLong(asked);
            return new TableId(number > 0 ? number : datapath.tunnelKey());
        } catch (IllegalArgumentException e) {
            return new TableId(datapath.tunnelKey());
        }
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.of("routers", routers, "tables", tables);
    }
}
