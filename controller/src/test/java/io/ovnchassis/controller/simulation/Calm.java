package io.ovnchassis.controller.simulation;

import io.ovnchassis.controller.vifplug.FakeWorkers;
import java.time.Duration;
import java.util.List;

/** A healthy world: everything connects, is delivered and answered, and everybody sleeps in between. */
final class Calm {
    /** A provider that failed is left alone for up to five minutes; somebody who wants that says so. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(301);

    /** How long a session waits at most before it connects again. */
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(9);

    private static final int ROUNDS_MAX = 5000;

    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final int WAKE_UPS_PER_SECOND = 2;

    /** The longest time that anybody may be busy without waiting. */
    private static final int BUSY_MAX = 200;

    private final World world;

    Calm(World world) {
        this.world = world;
    }

    /** Goes on until nothing happened for longer than anybody waits. */
    void settle() {
        Duration quiet = Duration.ZERO;
        int busy = 0;
        for (int round = 0; quiet.compareTo(world.isAsleep() ? SHORTEST_WAIT : LONGEST_WAIT) < 0; round++) {
            if (round > ROUNDS_MAX) {
                throw new AssertionError("it never calms down");
            }
            boolean moved = move();
            boolean news = decide();
            busy = moved || news ? busy + 1 : 0;
            if (busy > BUSY_MAX) {
                throw new AssertionError("somebody is busy without an end");
            }
            if (news) {
                quiet = Duration.ZERO;
            } else if (!moved) {
                quiet = quiet.plus(world.sleep().orElse(LONGEST_WAIT));
            }
        }
    }

    /**
     * Nothing happens for a while, and so the daemon does nothing: it writes nothing, and iterates when it asked to only,
     * which is about as often as sessions ask whether their servers are there.
     */
    void idle() {
        long transactions = world.invariants().executed();
        int iterations = 0;
        Duration passed = Duration.ZERO;
        while (passed.compareTo(IDLE) < 0) {
            Duration slept = world.sleep().orElse(IDLE);
            passed = passed.plus(slept);
            rest();
            iterations++;
            if (iterations > WAKE_UPS_PER_SECOND * (1 + passed.toSeconds())) {
                throw new AssertionError("somebody woke up " + iterations + " times in " + passed + " of idleness");
            }
        }
        if (world.invariants().executed() != transactions) {
            throw new AssertionError("there was a transaction while nothing happened");
        }
    }

    /** Goes on until nothing happens any more without time passing. */
    void rest() {
        for (int round = 0; move() || decide(); round++) {
            if (round > BUSY_MAX) {
                throw new AssertionError("somebody is busy without an end");
            }
        }
    }

    /** Everything that is on its way arrives; says whether anything was. */
    private boolean move() {
        world.machines().reconcile();
        world.host().assignOfports();
        world.host().resolveRequests();
        world.publish();
        boolean moved = false;
        for (SimulatedServer server : world.servers()) {
            moved |= server.serve(Integer.MAX_VALUE) > 0;
        }
        for (Wire wire : List.copyOf(world.wires())) {
            if (!wire.isConnected()) {
                wire.connect();
                moved = true;
            }
            if (wire.isDeliverable()) {
                wire.deliver(Integer.MAX_VALUE);
                moved = true;
            }
        }
        for (SimulatedPlatform session : world.sessions()) {
            if (session.isReady()) {
                session.run();
                moved = true;
            }
            session.handOver(Integer.MAX_VALUE);
        }
        return moved;
    }

    /** The daemon and its providers do what there is to do; says whether there was anything. */
    private boolean decide() {
        boolean worked = false;
        for (FakeWorkers.FakeWorker worker : List.copyOf(world.workers().all())) {
            while (worker.isBusy() || worker.begin()) {
                worker.finish();
                worked = true;
            }
        }
        return world.iterate() > 0 || worked;
    }
}
