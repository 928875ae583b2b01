package io.ovnchassis.controller.patch;

import io.ovnchassis.controller.binding.LocalBindings;
import io.ovnchassis.controller.binding.PortState;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.replica.Pair;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Engine node: the datapaths that matter here. A port that comes or goes costs itself, unless its datapath was not local
 * before or is not any more: then what can be reached through routers is found anew.
 */
public final class LocalDatapathsNode extends Derived<LocalDatapaths> {
    private final Input<Optional<OwnChassis>> ownChassis;
    private final Input<LocalBindings> bindings;
    private final Input<TableView<PortBinding>> portBindings;
    private final LocalDatapaths local = new LocalDatapaths();

    public LocalDatapathsNode(
            Node<Optional<OwnChassis>> ownChassis, Node<LocalBindings> bindings, Node<TableView<PortBinding>> ports) {
        super("local_datapaths");
        this.ownChassis = input(ownChassis);
        this.bindings = input(bindings, "local_datapaths_runtime_data_handler", this::onBindings);
        this.portBindings = input(ports, "local_datapaths_sb_port_binding_handler", this::onPortBindings);
    }

    @Override
    public LocalDatapaths output() {
        return local;
    }

    private Verdict onBindings() {
        boolean moved = false;
        for (String port : bindings.get().changed()) {
            moved |= lookAt(port);
        }
        return moved ? reach() : Change.UNCHANGED;
    }

    private Verdict onPortBindings() {
        boolean moved = false;
        for (RowChange<PortBinding> change : portBindings.get().changes()) {
            moved |= change.before().map(row -> lookAt(row.logicalPort())).orElse(false);
            moved |= change.after().map(row -> lookAt(row.logicalPort())).orElse(false);
            moved |= change.before().filter(this::leadsOnFromHere).isPresent();
            moved |= change.after().filter(this::leadsOnFromHere).isPresent();
        }
        return moved ? reach() : Change.UNCHANGED;
    }

    private boolean lookAt(String port) {
        return local.put(
                port,
                portBindings
                        .get()
                        .index(PortBinding.LOGICAL_PORT)
                        .find(port)
                        .filter(this::isHere)
                        .map(PortBinding::datapath));
    }

    private boolean isHere(PortBinding port) {
        return bindings.get()
                        .get(port.logicalPort())
                        .filter(state -> state instanceof PortState.Bound)
                        .isPresent()
                || ownChassis.get().filter(us -> PortPlace.isOn(us, port)).isPresent();
    }

    /** Whether the port connects a local datapath with another one, or another one with a local one. */
    private boolean leadsOnFromHere(PortBinding port) {
        return PortPlace.leadsOn(port)
                && (local.contains(port.datapath())
                        || peer(port)
                                .filter(far -> local.contains(far.datapath()))
                                .isPresent());
    }

    private Optional<PortBinding> peer(PortBinding port) {
        return Optional.ofNullable(port.options().get("peer"))
                .flatMap(portBindings.get().index(PortBinding.LOGICAL_PORT)::find);
    }

    /** From every datapath to the peers of the ports that lead on. */
    private Change reach() {
        Set<Ref<DatapathBinding>> reached = local.withPorts();
        Deque<Ref<DatapathBinding>> toDo = new ArrayDeque<>(reached);
        while (!toDo.isEmpty()) {
            Ref<DatapathBinding> from = toDo.remove();
            for (String type : PortPlace.LEADING_ON) {
                portBindings
                        .get()
                        .index(PortBinding.DATAPATH, PortBinding.TYPE)
                        .findAll(new Pair<>(from, type))
                        .stream()
                        .map(this::peer)
                        .flatMap(Optional::stream)
                        .filter(far -> PortPlace.leadsOn(far))
                        .map(PortBinding::datapath)
                        .filter(reached::add)
                        .forEach(toDo::add);
            }
        }
        return Change.when(local.reach(reached));
    }

    @Override
    protected Change recompute() {
        local.clear();
        portBindings.get().rows().forEach(port -> lookAt(port.logicalPort()));
        return reach();
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.of("local", local.snapshot());
    }
}
