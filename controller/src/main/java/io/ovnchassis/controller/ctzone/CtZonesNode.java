package io.ovnchassis.controller.ctzone;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.config.ConfigReader.Reading;
import io.ovnchassis.controller.config.ZoneRange;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.localdata.LocalDatapath;
import io.ovnchassis.controller.localdata.LocalDatapaths;
import io.ovnchassis.controller.localdata.LocalPorts;
import io.ovnchassis.controller.tables.Keyed;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.schema.SortedArrayMap;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Engine node: who has which conntrack zone. One changed port or datapath costs its own zones. */
public final class CtZonesNode extends Derived<CtZones> {
    private final Input<Reading> config;
    private final Input<Optional<IntegrationBridge>> integrationBridge;
    private final Input<TableView<Bridge>> bridges;
    private final Input<LocalDatapaths> datapaths;
    private final Input<LocalPorts> ports;
    private final Input<TableView<PortBinding>> bindings;
    private final Map<Ref<DatapathBinding>, Long> portLimits = new HashMap<>();
    private final Keyed<DatapathBinding, ZoneWish> datapathWishes = new Keyed<>();
    private final CtZones zones = new CtZones(ZoneRange.ALL);
    private Optional<Ref<Bridge>> markedBridge = Optional.empty();

    /** Whom zones are given to. */
    public record Users(
            Node<LocalDatapaths> datapaths, Node<LocalPorts> ports, Node<TableView<PortBinding>> bindings) {}

    public CtZonesNode(
            Node<Reading> config,
            Node<Optional<IntegrationBridge>> integrationBridge,
            Node<TableView<Bridge>> bridges,
            Users users) {
        super("ct_zones");
        this.config = input(config);
        this.integrationBridge = input(integrationBridge);
        this.bridges = input(bridges, "ct_zones_ovs_bridge_handler", this::onBridges);
        this.datapaths = input(users.datapaths(), "ct_zones_local_datapaths_handler", this::onDatapaths);
        this.ports = input(users.ports(), "ct_zones_local_lports_handler", this::onPorts);
        this.bindings = input(users.bindings(), "ct_zones_sb_port_binding_handler", this::onBindings);
    }

    @Override
    public CtZones output() {
        return zones;
    }

    @Override
    protected void clearChanges() {
        datapathWishes.clearChanges();
        zones.clearChanges();
    }

    private Verdict onBridges() {
        for (RowChange<Bridge> change : bridges.get().changes()) {
            if (markedBridge.equals(Optional.of(change.ref()))) {
                readMarks(marksOf(change.before()), marksOf(change.after()));
            }
        }
        return Change.when(zones.settle());
    }

    private static SortedArrayMap<String, String> marksOf(Optional<Bridge> bridge) {
        return bridge.map(Bridge::externalIds).orElse(SortedArrayMap.empty());
    }

    private void readMarks(Map<String, String> before, Map<String, String> after) {
        if (before.equals(after)) {
            return;
        }
        before.keySet().stream()
                .filter(key -> !after.containsKey(key))
                .forEach(key -> ZoneMark.user(key).ifPresent(user -> zones.mark(user, OptionalInt.empty())));
        after.forEach((key, value) -> {
            if (!value.equals(before.get(key))) {
                ZoneMark.user(key).ifPresent(user -> zones.mark(user, ZoneRange.zone(value)));
            }
        });
    }

    private Verdict onDatapaths() {
        datapaths.get().changed().forEach(this::lookAt);
        datapathWishes.changed().forEach(this::lookAt);
        return Change.when(zones.settle());
    }

    private Verdict onPorts() {
        ports.get().changed().forEach(this::lookAt);
        return Change.when(zones.settle());
    }

    private Verdict onBindings() {
        for (RowChange<PortBinding> change : bindings.get().changes()) {
            change.before().map(PortBinding::logicalPort).ifPresent(this::lookAt);
            change.after().map(PortBinding::logicalPort).ifPresent(this::lookAt);
        }
        return Change.when(zones.settle());
    }

    /** The limit of a switch is that of its ports, too; that of a router is not. */
    private void lookAt(Ref<DatapathBinding> ref) {
        Optional<LocalDatapath> datapath = datapaths.get().get(ref);
        datapathWishes.put(
                ref, datapath.map(LocalDatapath::row).map(DatapathZones::of).orElse(Map.of()));
        Optional<Long> limit =
                datapath.filter(LocalDatapath::isSwitch).map(LocalDatapath::row).flatMap(DatapathZones::limit);
        Optional<Long> before = Optional.ofNullable(portLimits.remove(ref));
        limit.ifPresent(number -> portLimits.put(ref, number));
        if (!limit.equals(before)) {
            bindings.get().index(PortBinding.DATAPATH).findAll(ref).forEach(port -> lookAt(port.logicalPort()));
        }
    }

    private void lookAt(String user) {
        zones.wish(user, datapathWishes.first(user).or(() -> portWish(user)));
    }

    private Optional<ZoneWish> portWish(String name) {
        if (!ports.get().local().contains(name)) {
            return Optional.empty();
        }
        Optional<Long> limit =
                bindings.get().index(PortBinding.LOGICAL_PORT).find(name).flatMap(this::limit);
        return Optional.of(limit.isEmpty() ? ZoneWish.ANY : new ZoneWish(OptionalInt.empty(), Optional.empty(), limit));
    }

    private Optional<Long> limit(PortBinding port) {
        return ZoneLimit.of(port.options(), Optional.ofNullable(portLimits.get(port.datapath())));
    }

    @Override
    protected Change recompute() {
        zones.range(config.get().config().map(ChassisConfig::zoneRange).orElse(ZoneRange.ALL));
        readBridge();
        Set<String> users = new HashSet<>(zones.wishes().keySet());
        datapathWishes.clear();
        portLimits.keySet().removeIf(ref -> !datapaths.get().contains(ref));
        datapaths.get().all().keySet().forEach(this::lookAt);
        users.addAll(datapathWishes.keys());
        users.addAll(ports.get().local());
        users.forEach(this::lookAt);
        return Change.when(zones.settle());
    }

    /** What another bridge says of zones means nothing any more. */
    private void readBridge() {
        Optional<Ref<Bridge>> now = integrationBridge.get().map(IntegrationBridge::ref);
        if (!now.equals(markedBridge)) {
            markedBridge = now;
            zones.forgetZones();
        }
        Map<String, String> marks = marksOf(now.flatMap(bridges.get()::get));
        Set<String> gone = new HashSet<>(zones.marked());
        marks.forEach((key, value) -> ZoneMark.user(key).ifPresent(user -> {
            zones.mark(user, ZoneRange.zone(value));
            gone.remove(user);
        }));
        gone.forEach(user -> zones.mark(user, OptionalInt.empty()));
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.copyOf(zones.wishes());
    }
}
