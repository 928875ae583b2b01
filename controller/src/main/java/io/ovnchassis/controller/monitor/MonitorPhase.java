package io.ovnchassis.controller.monitor;

import io.ovnchassis.controller.binding.LocalBindings;
import io.ovnchassis.controller.binding.LocalInterfaces;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.localdata.LocalDatapaths;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.ovsdb.replica.LiveDatabase;
import io.ovnchassis.ovsdb.session.RowSelection;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Phase: asks the Southbound database for the rows that matter here, whenever other ones do. Runs right after the
 * engine, of which it reads what changed; {@link #arrivals()} runs right before it.
 */
public final class MonitorPhase implements Phase {
    /**
     * After a start, or when everything was fetched anew, how many selections are waited for at most. What is asked for
     * brings what next to ask for, which ends soon; but interest that never ceases to change must not keep anything from
     * being written for good.
     */
    private static final int ROUNDS_MAX = 20;

    private final LiveDatabase southbound;
    private final BooleanSupplier upToDate;
    private final Here here;
    private final DatapathData data;
    private final InterestTracker tracker;
    private final Conditions conditions = new Conditions();
    private boolean missedChanges = true;
    private Optional<Boolean> askedForAll = Optional.empty();
    private long presentBefore;
    private long snapshotsBefore;
    private int rounds;
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
     * @param data is told what was asked for, and what has come
     */
    public MonitorPhase(LiveDatabase southbound, BooleanSupplier upToDate, Here here, DatapathDataLeaf data) {
        this.southbound = southbound;
        this.upToDate = upToDate;
        this.here = here;
        this.data = data.output();
        this.tracker = new InterestTracker(here);
    }

    @Override
    public String name() {
        return "monitor";
    }

    /** The phase that tells the engine what has come, so that the rows and the news of them are seen in one run. */
    public Phase arrivals() {
        return new Phase() {
            @Override
            public String name() {
                return "monitor-arrivals";
            }

            @Override
            public int run() {
                data.arrive(southbound.presentSelection());
                return 0;
            }
        };
    }

    @Override
    public int run() {
        if (!upToDate.getAsBoolean()) {
            missedChanges = true;
            return 0;
        }
        long before = southbound.wantedSelection();
        boolean news = missedChanges ? tracker.lookAtAll() : tracker.lookAtChanges();
        missedChanges = false;
        Optional<Boolean> all = Optional.of(
                here.config().get().filter(ChassisConfig::monitorAll).isPresent());
        if (news || !all.equals(askedForAll)) {
            askedForAll = all;
            ask(all.get());
        }
        settle();
        return southbound.wantedSelection() == before ? 0 : 1;
    }

    private void ask(boolean forAll) {
        Interest interest = tracker.interest();
        if (forAll) {
            southbound.select(RowSelection.ALL);
            data.askForEverything(interest.datapaths().keySet(), southbound.wantedSelection());
        } else {
            southbound.select(conditions.of(interest));
            data.ask(interest.datapaths().keySet(), southbound.wantedSelection());
        }
    }

    /** Contents that were fetched anew may be of a database in which nothing has the identity that was asked for. */
    private void settle() {
        if (southbound.snapshots() != snapshotsBefore) {
            snapshotsBefore = southbound.snapshots();
            settled = false;
            rounds = 0;
        }
        if (!settled && southbound.isComplete()) {
            rounds += southbound.presentSelection() == presentBefore ? 0 : 1;
            presentBefore = southbound.presentSelection();
            settled = isCurrent() || rounds >= ROUNDS_MAX;
        }
    }

    /** Whether the rows that were asked for last are here. */
    public boolean isCurrent() {
        return southbound.presentSelection() == southbound.wantedSelection();
    }

    /**
     * Whether, since the contents were last fetched as a whole, all rows have been there once that matter here: what is
     * missing then does not exist, or is no business of ours. Before that, nothing may be taken for a leftover.
     */
    public boolean isSettled() {
        return settled;
    }
}
