package io.ovnchassis.controller.patch;

import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.config.ConfigReader.Reading;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.localdata.LocalDatapaths;
import io.ovnchassis.controller.tables.Keyed;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.replica.Pair;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Engine node: the ends of patch ports that should be there. One changed logical port costs its own pair. */
public final class WantedPatchesNode extends Derived<Keyed<PortBinding, WantedPatch>> {
    private static final List<String> TYPES = List.of(PortPlace.LOCALNET, PortPlace.L2GATEWAY);

    private final Input<Reading> config;
    private final Input<Optional<OwnChassis>> ownChassis;
    private final Input<Optional<IntegrationBridge>> integrationBridge;
    private final Input<LocalDatapaths> datapaths;
    private final Input<TableView<Bridge>> bridges;
    private final Input<TableView<PortBinding>> ports;
    private final Keyed<PortBinding, WantedPatch> patches = new Keyed<>();
    private final Map<Ref<PortBinding>, PatchProblem> problems = new HashMap<>();

    /** What this chassis is like. */
    public record Here(
            Node<Reading> config,
            Node<Optional<OwnChassis>> ownChassis,
            Node<Optional<IntegrationBridge>> integrationBridge,
            Node<LocalDatapaths> datapaths) {}

    public WantedPatchesNode(Here here, Node<TableView<Bridge>> bridges, Node<TableView<PortBinding>> ports) {
        super("wanted_patches");
        this.config = input(here.config());
        this.ownChassis = input(here.ownChassis());
        this.integrationBridge = input(here.integrationBridge());
        this.datapaths = input(here.datapaths(), "wanted_patches_local_datapaths_handler", this::onDatapaths);
        this.bridges = input(bridges, "wanted_patches_ovs_bridge_handler", this::onBridges);
        this.ports = input(ports, "wanted_patches_sb_port_binding_handler", this::onPorts);
    }

    @Override
    public Keyed<PortBinding, WantedPatch> output() {
        return patches;
    }

    /** Which ports should have patch ports and cannot, as it is now. */
    public Map<Ref<PortBinding>, PatchProblem> problems() {
        return Collections.unmodifiableMap(problems);
    }

    @Override
    protected void clearChanges() {
        patches.clearChanges();
    }

    /** Of the bridges only the names matter, and those seldom change. */
    private Verdict onBridges() {
        boolean renamed = bridges.get().changes().stream().anyMatch(WantedPatchesNode::isAnotherName);
        return renamed ? new Verdict.Recompute("a bridge came or went") : Change.UNCHANGED;
    }

    private static boolean isAnotherName(RowChange<Bridge> change) {
        return !change.before().map(Bridge::name).equals(change.after().map(Bridge::name));
    }

    private Verdict onDatapaths() {
        boolean updated = false;
        for (Ref<DatapathBinding> datapath : datapaths.get().changed()) {
            for (String type : TYPES) {
                for (PortBinding port : ports.get()
                        .index(PortBinding.DATAPATH, PortBinding.TYPE)
                        .findAll(new Pair<>(datapath, type))) {
                    updated |= lookAt(port.ref());
                }
            }
        }
        return Change.when(updated);
    }

    private Verdict onPorts() {
        boolean updated = false;
        for (RowChange<PortBinding> change : ports.get().changes()) {
            updated |= lookAt(change.ref());
        }
        return Change.when(updated);
    }

    private boolean lookAt(Ref<PortBinding> ref) {
        problems.remove(ref);
        return patches.put(
                ref,
                ports.get().get(ref).filter(this::concernsUs).map(this::pairFor).orElse(Map.of()));
    }

    private boolean concernsUs(PortBinding port) {
        boolean ofType = port.type().equals(PortPlace.LOCALNET)
                || (port.type().equals(PortPlace.L2GATEWAY)
                        && ownChassis
                                .get()
                                .filter(us -> port.chassis().equals(Optional.of(us.ref())))
                                .isPresent());
        return ofType && datapaths.get().contains(port.datapath());
    }

    private Map<String, WantedPatch> pairFor(PortBinding port) {
        Optional<String> network = Optional.ofNullable(port.options().get("network_name"));
        Optional<Bridge> target = network.flatMap(name -> config.get()
                        .config()
                        .flatMap(ours ->
                                Optional.ofNullable(ours.bridgeMappings().get(name))))
                .flatMap(bridges.get().index(Bridge.NAME)::find)
                .filter(far ->
                        !integrationBridge.get().map(IntegrationBridge::ref).equals(Optional.of(far.ref())));
        if (target.isEmpty()) {
            problems.put(port.ref(), new PatchProblem(port.logicalPort(), port.type(), network));
        }
        return target.flatMap(far -> integrationBridge.get().map(near -> pair(port, near, far)))
                .orElse(Map.of());
    }

    private static Map<String, WantedPatch> pair(PortBinding port, IntegrationBridge near, Bridge far) {
        PatchMark mark = PatchMark.of(port.type(), port.logicalPort());
        String inner = mark.inner(near.name());
        String outer = mark.outer(near.name());
        return Map.of(
                mark.id(true), new WantedPatch(inner, near.ref(), outer, mark.key(), mark.value()),
                mark.id(false), new WantedPatch(outer, far.ref(), inner, mark.key(), mark.value()));
    }

    @Override
    protected Change recompute() {
        Map<String, List<WantedPatch>> before = patches.snapshot();
        patches.clear();
        problems.clear();
        for (String type : TYPES) {
            ports.get().index(PortBinding.TYPE).findAll(type).forEach(port -> lookAt(port.ref()));
        }
        return Change.between(before, patches.snapshot());
    }

    @Override
    protected Map<?, ?> snapshot() {
        Map<String, Object> snapshot = new HashMap<>(patches.snapshot());
        problems.forEach((ref, problem) -> snapshot.put("problem of " + ref, problem));
        return Map.copyOf(snapshot);
    }
}
