package io.ovnchassis.controller.ctzone;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.CtZone;
import io.ovnchassis.ovsdb.tables.ovs.Datapath;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Engine node: which limits of conntrack zones the local database lacks, or has and should not have. */
public final class ZoneLimitsNode extends Derived<ZoneLimits> {
    private final Input<CtZones> zones;
    private final Input<Optional<IntegrationBridge>> integrationBridge;
    private final Input<TableView<OpenVSwitch>> roots;
    private final Input<TableView<Datapath>> datapaths;
    private final Input<TableView<CtZone>> rows;
    private final ZoneLimits limits;
    private Optional<Ref<Datapath>> current = Optional.empty();

    /** Where the local database has its limits. */
    public record Rows(
            Node<TableView<OpenVSwitch>> roots, Node<TableView<Datapath>> datapaths, Node<TableView<CtZone>> zones) {}

    public ZoneLimitsNode(CtZonesNode zones, Node<Optional<IntegrationBridge>> integrationBridge, Rows rows) {
        super("ct_zone_limits");
        this.zones = input(zones, "ct_zone_limits_ct_zones_handler", this::onZones);
        this.integrationBridge = input(integrationBridge);
        this.roots = input(rows.roots(), "ct_zone_limits_ovs_open_vswitch_handler", this::onRoots);
        this.datapaths = input(rows.datapaths(), "ct_zone_limits_ovs_datapath_handler", this::onRows);
        this.rows = input(rows.zones(), "ct_zone_limits_ovs_ct_zone_handler", this::onRows);
        this.limits = new ZoneLimits(zones.output());
    }

    @Override
    public ZoneLimits output() {
        return limits;
    }

    private Verdict onZones() {
        return Change.when(limits.compare(zones.get().touched()));
    }

    private Verdict onRoots() {
        return datapath().equals(current) ? Change.UNCHANGED : onRows();
    }

    private Verdict onRows() {
        return Change.when(read());
    }

    private Optional<Ref<Datapath>> datapath() {
        return integrationBridge.get().flatMap(bridge -> BridgeDatapath.of(bridge, roots.get()));
    }

    private boolean read() {
        current = datapath();
        Map<Integer, Long> present = new HashMap<>();
        current.flatMap(datapaths.get()::get)
                .ifPresent(datapath -> datapath.ctZones()
                        .forEach((zone, ref) -> rows.get()
                                .get(ref)
                                .flatMap(CtZone::limit)
                                .ifPresent(limit -> present.put(Math.toIntExact(zone), limit))));
        return limits.present(present);
    }

    @Override
    protected Change recompute() {
        boolean updated = read();
        return Change.when(limits.compareAll() || updated);
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.copyOf(limits.unsettled());
    }
}
