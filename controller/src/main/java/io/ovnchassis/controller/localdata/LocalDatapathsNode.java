package io.ovnchassis.controller.localdata;

import io.ovnchassis.controller.binding.LocalBindings;
import io.ovnchassis.controller.binding.PortState;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.config.ConfigReader.Reading;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.ha.HaPlaces;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Engine node: the datapaths that matter here. One changed port costs itself and the ports whose way leads past it; a
 * datapath that comes into reach costs its own ports.
 */
public final class LocalDatapathsNode extends Derived<LocalDatapaths> {
    private final Input<Optional<OwnChassis>> ownChassis;
    private final Input<Reading> config;
    private final Input<TableView<Bridge>> bridges;
    private final Input<HaPlaces> places;
    private final Input<LocalBindings> bindings;
    private final Input<TableView<DatapathBinding>> datapaths;
    private final Input<TableView<PortBinding>> ports;
    private final Topology topology = new Topology(new Rows());

    /** What this chassis is like. */
    public record Here(
            Node<Optional<OwnChassis>> ownChassis,
            Node<Reading> config,
            Node<TableView<Bridge>> bridges,
            Node<HaPlaces> places,
            Node<LocalBindings> bindings) {}

    public LocalDatapathsNode(
            Here here, Node<TableView<DatapathBinding>> datapaths, Node<TableView<PortBinding>> ports) {
        super("local_datapaths");
        this.ownChassis = input(here.ownChassis());
        this.config = input(here.config());
        this.bridges = input(here.bridges(), "local_datapaths_ovs_bridge_handler", this::onBridges);
        this.places = input(here.places(), "local_datapaths_ha_places_handler", this::onPlaces);
        this.bindings = input(here.bindings(), "local_datapaths_runtime_data_handler", this::onBindings);
        this.datapaths = input(datapaths, "local_datapaths_sb_datapath_binding_handler", this::onDatapaths);
        this.ports = input(ports, "local_datapaths_sb_port_binding_handler", this::onPorts);
    }

    @Override
    public LocalDatapaths output() {
        return topology.local();
    }

    @Override
    protected void clearChanges() {
        topology.local().clearChanges();
    }

    /** Of the bridges only the names matter, and those seldom change. */
    private Verdict onBridges() {
        boolean renamed = bridges.get().changes().stream()
                .anyMatch(change ->
                        !change.before().map(Bridge::name).equals(change.after().map(Bridge::name)));
        return renamed ? new Verdict.Recompute("a bridge came or went") : Change.UNCHANGED;
    }

    private Verdict onPlaces() {
        places.get().changed().stream()
                .flatMap(group -> ports.get().index(PortBinding.HA_CHASSIS_GROUP).findAll(group).stream())
                .forEach(port -> topology.lookAt(port.logicalPort()));
        return topology.settle();
    }

    private Verdict onBindings() {
        bindings.get().changed().forEach(this::place);
        return topology.settle();
    }

    private void place(String port) {
        topology.place(port, bindings.get().get(port).flatMap(PortState::localDatapath));
    }

    private Verdict onDatapaths() {
        for (RowChange<DatapathBinding> change : datapaths.get().changes()) {
            topology.lookAtAll(change.ref());
        }
        return topology.settle();
    }

    private Verdict onPorts() {
        Set<String> touched = new LinkedHashSet<>();
        for (RowChange<PortBinding> change : ports.get().changes()) {
            change.before().map(PortBinding::logicalPort).ifPresent(touched::add);
            change.after().map(PortBinding::logicalPort).ifPresent(touched::add);
        }
        touched.forEach(topology::lookAt);
        return topology.settle();
    }

    @Override
    protected Change recompute() {
        Map<?, ?> before = snapshot();
        topology.clear();
        for (String type : JointRule.TYPES) {
            ports.get().index(PortBinding.TYPE).findAll(type).forEach(port -> topology.lookAt(port.logicalPort()));
        }
        bindings.get().states().keySet().forEach(this::place);
        topology.settle();
        return Change.between(before, snapshot());
    }

    @Override
    protected Map<?, ?> snapshot() {
        return topology.local().snapshot();
    }

    /** The rows as they are now. */
    private final class Rows implements Topology.Rows {
        @Override
        public Optional<Ref<Chassis>> ownChassis() {
            return ownChassis.get().map(OwnChassis::ref);
        }

        @Override
        public Optional<PortBinding> port(String name) {
            return ports.get().index(PortBinding.LOGICAL_PORT).find(name);
        }

        @Override
        public List<PortBinding> portsOf(Ref<DatapathBinding> datapath) {
            return ports.get().index(PortBinding.DATAPATH).findAll(datapath);
        }

        @Override
        public Optional<DatapathBinding> datapath(Ref<DatapathBinding> ref) {
            return datapaths.get().get(ref);
        }

        @Override
        public boolean isGatewayOf(PortBinding port) {
            return port.haChassisGroup().flatMap(places.get()::in).isPresent();
        }

        @Override
        public boolean isConnectedTo(String network) {
            return config.get()
                    .config()
                    .map(ChassisConfig::bridgeMappings)
                    .flatMap(mappings -> Optional.ofNullable(mappings.get(network)))
                    .flatMap(bridges.get().index(Bridge.NAME)::find)
                    .isPresent();
        }
    }
}
