package io.ovnchassis.controller.monitor;

import io.ovnchassis.controller.binding.LocalBindings;
import io.ovnchassis.controller.binding.LocalInterfaces;
import io.ovnchassis.controller.binding.PortKind;
import io.ovnchassis.controller.binding.PortState;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.localdata.LocalDatapaths;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.ovsdb.replica.LiveDatabase;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.session.RowSelection;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Phase: asks the Southbound database for the rows that matter here, whenever other ones do. Runs right after the
 * engine, of which it reads what changed.
 */
public final class MonitorPhase implements Phase {
    private final LiveDatabase southbound;
    private final BooleanSupplier upToDate;
    private final Here here;
    private boolean missedChanges = true;
    private Optional<Interest> last = Optional.empty();
    private boolean monitoredAll;
    private boolean settled;

    /** What this chassis is like. */
    public record Here(
            Supplier<Optional<ChassisConfig>> config,
            Supplier<Optional<OwnChassis>> ownChassis,
            LocalInterfaces interfaces,
            LocalBindings bindings,
            LocalDatapaths datapaths) {}

    /**
     * Makes the phase.
     *
     * @param upToDate whether the engine ran to its end
     */
    public MonitorPhase(LiveDatabase southbound, BooleanSupplier upToDate, Here here) {
        this.southbound = southbound;
        this.upToDate = upToDate;
        this.here = here;
    }

    @Override
    public String name() {
        return "monitor";
    }

    @Override
    public int run() {
        if (!upToDate.getAsBoolean()) {
            missedChanges = true;
            return 0;
        }
        long before = southbound.wantedSelection();
        if (missedChanges || isChanged()) {
            missedChanges = false;
            select(monitorsAll() ? Optional.empty() : Optional.of(interest()));
        }
        boolean news = southbound.wantedSelection() != before;
        boolean settles =
                !settled && southbound.isComplete() && southbound.presentSelection() == southbound.wantedSelection();
        settled |= settles;
        return news || settles ? 1 : 0;
    }

    /**
     * Whether, since the start, all rows have been there once that matter here: what is missing then does not exist, or
     * is no business of ours. Before that, nothing may be taken for a leftover.
     */
    public boolean isSettled() {
        return settled;
    }

    /** A recompute reads as a change of everything, though most often nothing did change. */
    private boolean isChanged() {
        return monitorsAll() != monitoredAll
                || !here.ownChassis().get().equals(last.flatMap(Interest::chassis))
                || !here.interfaces().changedIfaceIds().isEmpty()
                || !here.bindings().changed().isEmpty()
                || !here.datapaths().changed().isEmpty();
    }

    /** Selects what is of interest; everything when no interest is given. */
    private void select(Optional<Interest> interest) {
        monitoredAll = interest.isEmpty();
        if (!interest.equals(last) || interest.isEmpty()) {
            last = interest;
            southbound.select(interest.map(Conditions::of).orElse(RowSelection.ALL));
        }
    }

    private Interest interest() {
        Optional<OwnChassis> own = here.ownChassis().get();
        Set<String> unbound = new HashSet<>();
        for (String port : here.interfaces().ifaceIds()) {
            if (!isBound(port, own.map(OwnChassis::ref))) {
                unbound.add(port);
            }
        }
        Map<Ref<DatapathBinding>, Long> datapaths = new HashMap<>();
        here.datapaths()
                .all()
                .forEach((ref, datapath) -> datapaths.put(ref, datapath.row().tunnelKey()));
        return new Interest(own, unbound, datapaths);
    }

    /** Then its datapath is local, and it comes with that. */
    private boolean isBound(String port, Optional<Ref<Chassis>> own) {
        return here.bindings().get(port).orElse(null) instanceof PortState.Bound bound
                && PortKind.of(bound.port()) == PortKind.VIF
                && bound.port().chassis().equals(own);
    }

    private boolean monitorsAll() {
        return here.config()
                .get()
                .filter(config -> config.otherConfig()
                        .getOrDefault("ovn-monitor-all", "false")
                        .equals("true"))
                .isPresent();
    }
}
