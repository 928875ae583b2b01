package io.ovnchassis.controller.encaps;

import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.engine.Derived;
import io.ovnchassis.controller.engine.Input;
import io.ovnchassis.controller.engine.Node;
import io.ovnchassis.controller.engine.Verdict;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.ovsdb.replica.TableView;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Engine node: our own tunnel end points, as they are registered. Other chassis do not concern it. */
public final class LocalEncapsNode extends Derived<List<LocalEncap>> {
    private final Input<Optional<OwnChassis>> ownChassis;
    private final Input<TableView<Chassis>> chassis;
    private final Input<TableView<Encap>> encaps;
    private List<LocalEncap> own = List.of();

    public LocalEncapsNode(
            Node<Optional<OwnChassis>> ownChassis, Node<TableView<Chassis>> chassis, Node<TableView<Encap>> encaps) {
        super("local_encaps");
        this.ownChassis = input(ownChassis);
        this.chassis = input(chassis, "local_encaps_sb_chassis_handler", this::onRows);
        this.encaps = input(encaps, "local_encaps_sb_encap_handler", this::onRows);
    }

    @Override
    public List<LocalEncap> output() {
        return own;
    }

    private Verdict onRows() {
        return recompute();
    }

    @Override
    protected Change recompute() {
        List<LocalEncap> before = own;
        own = ownChassis
                .get()
                .flatMap(us -> chassis.get().get(us.ref()))
                .map(this::encapsOf)
                .orElse(List.of());
        return Change.between(before, own);
    }

    private List<LocalEncap> encapsOf(Chassis row) {
        return row.encaps().stream()
                .map(encaps.get()::get)
                .flatMap(Optional::stream)
                .map(LocalEncapsNode::localEncap)
                .toList();
    }

    private static LocalEncap localEncap(Encap row) {
        return new LocalEncap(
                row.ref(),
                row.type(),
                row.ip(),
                "true".equalsIgnoreCase(row.options().get("is_default")));
    }

    @Override
    protected Map<?, ?> snapshot() {
        return Map.of("own", own);
    }
}
