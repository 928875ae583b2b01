package io.ovnchassis.controller;

import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.controller.metrics.Coverage;
import io.ovnchassis.ovsdb.replica.Replica;
import java.util.List;

/** Phase: ends the iteration; what changed in it has been seen by everyone. */
final class SettlePhase implements Phase {
    private final List<Replica> replicas;
    private final Coverage coverage;

    SettlePhase(List<Replica> replicas, Coverage coverage) {
        this.replicas = List.copyOf(replicas);
        this.coverage = coverage;
    }

    @Override
    public String name() {
        return "settle";
    }

    @Override
    public int run() {
        replicas.forEach(Replica::clearChanges);
        coverage.run();
        return 0;
    }
}
