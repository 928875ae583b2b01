package io.ovnchassis.controller.encaps;

import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.config.ConfigReader.Reading;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.nbcfg.NorthdOptions;
import io.ovnchassis.controller.tables.Keyed;
import io.ovnchassis.ovsdb.delta.RowChange;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Engine node: the tunnels that should be there, by {@link TunnelKey}. One changed chassis costs its own tunnels; those
 * that lead to nobody in particular count as tunnels to ourselves.
 */
public final class WantedTunnelsNode extends Derived<Keyed<Chassis, WantedTunnel>> {
    private final Input<Reading> config;
    private final Input<Optional<OwnChassis>> ownChassis;
    private final Input<List<LocalEncap>> localEncaps;
    private final Input<NorthdOptions> deployment;
    private final Input<Set<Ref<Chassis>>> watched;
    private final Input<TableView<Chassis>> chassis;
    private final Input<TableView<Encap>> encaps;
    private final Keyed<Chassis, WantedTunnel> tunnels = new Keyed<>();
    private final Map<Ref<Chassis>, String> outOfReach = new HashMap<>();

    /** What this chassis is like. */
    public record Here(
            Node<Reading> config,
            Node<Optional<OwnChassis>> ownChassis,
            LocalEncapsNode localEncaps,
            Node<NorthdOptions> deployment,
            BfdChassisNode watched) {}

    public WantedTunnelsNode(Here here, Node<TableView<Chassis>> chassis, Node<TableView<Encap>> encaps) {
        super("wanted_tunnels");
        this.config = input(here.config());
        this.ownChassis = input(here.ownChassis());
        this.localEncaps = input(here.localEncaps());
        this.deployment = input(here.deployment());
        this.watched = input(here.watched());
        this.chassis = input(chassis, "wanted_tunnels_sb_chassis_handler", this::onChassis);
        this.encaps = input(encaps, "wanted_tunnels_sb_encap_handler", this::onEncaps);
    }

    @Override
    public Keyed<Chassis, WantedTunnel> output() {
        return tunnels;
    }

    /** The names of the chassis with which we have no type of tunnel in common. */
    public Map<Ref<Chassis>, String> outOfReach() {
        return Collections.unmodifiableMap(outOfReach);
    }

    @Override
    protected void clearChanges() {
        tunnels.clearChanges();
    }

    private Verdict onChassis() {
        boolean updated = false;
        for (RowChange<Chassis> change : chassis.get().changes()) {
            updated |= lookAt(change.ref());
        }
        return Change.when(updated);
    }

    private Verdict onEncaps() {
        boolean updated = false;
        for (RowChange<Encap> change : encaps.get().changes()) {
            for (Chassis owner : chassis.get().index(Chassis.ENCAPS).findAll(change.ref())) {
                updated |= lookAt(owner.ref());
            }
        }
        return Change.when(updated);
    }

    private boolean lookAt(Ref<Chassis> ref) {
        outOfReach.remove(ref);
        return tunnels.put(
                ref,
                chassis.get()
                        .get(ref)
                        .flatMap(row -> rule().map(rule -> tunnelsTo(row, rule)))
                        .orElse(Map.of()));
    }

    private Optional<TunnelRule> rule() {
        return ownChassis.get().isEmpty()
                ? Optional.empty()
                : config.get()
                        .config()
                        .map(ours -> new TunnelRule(ours, localEncaps.get(), deployment.get(), watched.get()));
    }

    private Map<String, WantedTunnel> tunnelsTo(Chassis row, TunnelRule rule) {
        if (ownChassis.get().filter(us -> us.ref().equals(row.ref())).isPresent()) {
            return rule.sharedTunnels();
        }
        if (!rule.concerns(row)) {
            return Map.of();
        }
        List<Encap> ends = row.encaps().stream()
                .map(encaps.get()::get)
                .flatMap(Optional::stream)
                .toList();
        Map<String, WantedTunnel> found = rule.tunnelsTo(row, ends);
        if (found.isEmpty()) {
            outOfReach.put(row.ref(), row.name());
        }
        return found;
    }

    @Override
    protected Change recompute() {
        Map<String, List<WantedTunnel>> before = tunnels.snapshot();
        tunnels.clear();
        outOfReach.clear();
        chassis.get().rows().forEach(row -> lookAt(row.ref()));
        return Change.between(before, tunnels.snapshot());
    }

    @Override
    protected Map<?, ?> snapshot() {
        Map<String, Object> snapshot = new HashMap<>(tunnels.snapshot());
        outOfReach.forEach((ref, name) -> snapshot.put("out of reach: " + ref, name));
        return Map.copyOf(snapshot);
    }
}
