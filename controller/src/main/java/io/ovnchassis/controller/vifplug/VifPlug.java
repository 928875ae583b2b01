package io.ovnchassis.controller.vifplug;

import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.controller.loop.Contributor;
import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.ovsdb.transact.Outcome;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.function.BooleanSupplier;

/**
 * Plugging as a part of the main loop. As a phase, after the engine and before the commits, it takes note of the ports
 * that changed; as a contributor to the local database it serves them.
 */
public final class VifPlug implements Phase, Contributor, AutoCloseable {
    private final Plugging plugging;
    private final PlugRows rows;
    private final BooleanSupplier mayUnplug;
    private final Alarm alarm;

    /**
     * Makes the part.
     *
     * @param mayUnplug whether both databases are known completely
     */
    public VifPlug(Plugging plugging, PlugRows rows, BooleanSupplier mayUnplug, Alarm alarm) {
        this.plugging = plugging;
        this.rows = rows;
        this.mayUnplug = mayUnplug;
        this.alarm = alarm;
    }

    @Override
    public String name() {
        return "vif-plug";
    }

    @Override
    public int run() {
        plugging.changed(rows.changed());
        plugging.tick();
        plugging.nextAlarm().ifPresent(alarm::at);
        return 0;
    }

    @Override
    public void contribute(Transaction transaction) {
        rows.pass(transaction, mayUnplug.getAsBoolean()).ifPresent(plugging::pass);
        plugging.nextAlarm().ifPresent(alarm::at);
    }

    @Override
    public void concluded(Outcome outcome) {
        switch (outcome) {
            case Outcome.Success _, Outcome.Unchanged _ -> plugging.committed();
            case Outcome.TryAgain _, Outcome.Rejected _, Outcome.NotConnected _ -> plugging.aborted();
        }
    }

    /** Ends it and the providers, after the last iteration; what is plugged stays. */
    @Override
    public void close() {
        plugging.close();
    }
}
