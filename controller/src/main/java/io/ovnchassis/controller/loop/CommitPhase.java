package io.ovnchassis.controller.loop;

import io.ovnchassis.ovsdb.replica.LiveDatabase;
import io.ovnchassis.ovsdb.tables.sb.OvnSouthboundDatabase;
import io.ovnchassis.ovsdb.transact.Outcome;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one transaction of what all contributors to a database want; at most one is in flight.
 *
 * <p>When the server rejects it, nobody knows whose part was at fault. Then each contributor is given a transaction of
 * its own, and one whose own is rejected waits, longer each time, while the others go on.
 */
public final class CommitPhase implements Phase {
    private static final Logger log = LoggerFactory.getLogger("main");
    private static final long SHORTEST_WAIT_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_WAIT_NANOS = Duration.ofMinutes(1).toNanos();

    private final String name;
    private final LiveDatabase database;
    private final BooleanSupplier ready;
    private final Clock clock;
    private final Alarm alarm;
    private final List<Lane> lanes;
    private final Deque<Lane> oneByOne = new ArrayDeque<>();

    /** A contributor, and how long it has to wait after its own transaction was rejected. */
    private static final class Lane {
        private final Contributor contributor;
        private long waitNanos;
        private long notBefore;

        private Lane(Contributor contributor) {
            this.contributor = contributor;
        }

        private boolean waits(long now) {
            return waitNanos > 0 && notBefore - now > 0;
        }

        private void reject(long now) {
            waitNanos = Math.min(Math.max(SHORTEST_WAIT_NANOS, 2 * waitNanos), LONGEST_WAIT_NANOS);
            notBefore = now + waitNanos;
        }

        private void accept() {
            waitNanos = 0;
        }
    }

    /**
     * Makes the phase of one database.
     *
     * @param ready whether what the contributors want can be relied on now
     */
    public CommitPhase(
            String name,
            LiveDatabase database,
            List<? extends Contributor> contributors,
            BooleanSupplier ready,
            Clock clock,
            Alarm alarm) {
        this.name = name;
        this.database = database;
        this.ready = ready;
        this.clock = clock;
        this.alarm = alarm;
        this.lanes = contributors.stream().map(Lane::new).toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int run() {
        if (!database.isConnected() || database.inFlight() || !ready.getAsBoolean()) {
            return 0;
        }
        while (!oneByOne.isEmpty()) {
            if (commit(List.of(oneByOne.remove()))) {
                return 1;
            }
        }
        return commit(lanes) ? 1 : 0;
    }

    /** Says whether there was anything to send. */
    private boolean commit(List<Lane> candidates) {
        List<Lane> asked = new ArrayList<>();
        Transaction transaction = database.begin();
        for (Lane lane : candidates) {
            if (lane.waits(clock.nanoTime())) {
                alarm.at(lane.notBefore);
            } else {
                lane.contributor.contribute(transaction);
                asked.add(lane);
            }
        }
        boolean sent = !transaction.isEmpty();
        database.commit(transaction, outcome -> conclude(asked, outcome));
        return sent;
    }

    private void conclude(List<Lane> asked, Outcome outcome) {
        switch (outcome) {
            case Outcome.Success _, Outcome.Unchanged _ -> asked.forEach(Lane::accept);
            case Outcome.Rejected _ -> rejected(asked);
            case Outcome.TryAgain(Outcome.Reason reason) -> log.debug("{}: to be tried again: {}", name, reason);
            case Outcome.NotConnected _ -> log.debug("{}: not connected", name);
        }
        asked.forEach(lane -> lane.contributor.concluded(outcome));
    }

    private void rejected(List<Lane> asked) {
        if (asked.size() > 1) {
            oneByOne.clear();
            oneByOne.addAll(asked);
            return;
        }
        Lane lane = asked.getFirst();
        lane.reject(clock.nanoTime());
        // Why was said by whoever had the reply. These first words are what ovn-controller says then.
        log.info(
                "{} commit failed: the transaction of {} was rejected; the next try is in {} s",
                shortName(),
                lane.contributor.name(),
                Duration.ofNanos(lane.waitNanos).toSeconds());
    }

    private String shortName() {
        return database.replica().database().equals(OvnSouthboundDatabase.DATABASE) ? "OVNSB" : "OVS";
    }
}
