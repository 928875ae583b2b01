package io.ovnchassis.controller.localdata;

import io.ovnchassis.controller.binding.LocalBindings;
import io.ovnchassis.controller.binding.PortState;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.replica.Pair;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Engine node: the local and the related logical ports. One changed port costs itself. */
public final class LocalPortsNode extends Derived<LocalPorts> {
    private static final String LOCALNET = "localnet";
    private static final String PATCH = "patch";

    /** The types of ports that are related wherever they are, as anybody's traffic may pass through them. */
    private static final List<String> ANYWHERE = List.of(PATCH, "vtep", "remote");

    private final Input<LocalBindings> bindings;
    private final Input<LocalDatapaths> datapaths;
    private final Input<TableView<PortBinding>> rows;
    private final LocalPorts ports = new LocalPorts();

    public LocalPortsNode(
            Node<LocalBindings> bindings, Node<LocalDatapaths> datapaths, Node<TableView<PortBinding>> rows) {
        super("local_lports");
        this.bindings = input(bindings, "local_lports_runtime_data_handler", this::onBindings);
        this.datapaths = input(datapaths, "local_lports_local_datapaths_handler", this::onDatapaths);
        this.rows = input(rows, "local_lports_sb_port_binding_handler", this::onRows);
    }

    @Override
    public LocalPorts output() {
        return ports;
    }

    @Override
    protected void clearChanges() {
        ports.clearChanges();
    }

    private Verdict onBindings() {
        return lookAtAll(bindings.get().changed());
    }

    private Verdict onDatapaths() {
        Set<String> touched = new LinkedHashSet<>();
        datapaths.get().changed().stream()
                .flatMap(
                        ref -> rows
                                .get()
                                .index(PortBinding.DATAPATH, PortBinding.TYPE)
                                .findAll(new Pair<>(ref, LOCALNET))
                                .stream())
                .forEach(port -> touched.add(port.logicalPort()));
        return lookAtAll(touched);
    }

    private Verdict onRows() {
        Set<String> touched = new LinkedHashSet<>();
        for (RowChange<PortBinding> change : rows.get().changes()) {
            change.before().map(PortBinding::logicalPort).ifPresent(touched::add);
            change.after().map(PortBinding::logicalPort).ifPresent(touched::add);
        }
        return lookAtAll(touched);
    }

    private Change lookAtAll(Set<String> names) {
        boolean updated = false;
        for (String name : names) {
            updated |= lookAt(name);
        }
        return Change.when(updated);
    }

    private boolean lookAt(String name) {
        Optional<PortBinding> row = rows.get().index(PortBinding.LOGICAL_PORT).find(name);
        Optional<PortState> state = bindings.get().get(name);
        boolean onLocalDatapath = row.filter(port -> port.type().equals(LOCALNET))
                .filter(port -> datapaths.get().contains(port.datapath()))
                .isPresent();
        boolean hasAcls = row.filter(port -> port.type().equals(PATCH))
                .filter(port -> "true".equalsIgnoreCase(port.options().get("enable_router_port_acl")))
                .isPresent();
        boolean isAnywhere = row.filter(port -> ANYWHERE.contains(port.type())).isPresent();
        return ports.put(
                name,
                onLocalDatapath || hasAcls || state.filter(PortState::isLocal).isPresent(),
                onLocalDatapath
                        || isAnywhere
                        || state.filter(PortState::isRelated).isPresent());
    }

    @Override
    protected Change recompute() {
        Map<?, ?> before = snapshot();
        ports.clear();
        bindings.get().states().keySet().forEach(this::lookAt);
        ANYWHERE.forEach(this::lookAtType);
        lookAtType(LOCALNET);
        return Change.between(before, snapshot());
    }

    private void lookAtType(String type) {
        rows.get().index(PortBinding.TYPE).findAll(type).forEach(port -> lookAt(port.logicalPort()));
    }

    @Override
    protected Map<?, ?> snapshot() {
        return ports.snapshot();
    }
}
