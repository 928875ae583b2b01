package io.ovnchassis.controller;

import io.ovnchassis.controller.loop.Phase;
import io.ovnchassis.ovsdb.replica.Replica;
import java.util.List;

/** Phase: ends the iteration; what changed in it has been seen by everyone. */
final class SettlePhase implements Phase {
    private final List<Replica> replicas;
    private final SelfMeasurement measurement;

    SettlePhase(List<Replica> replicas, SelfMeasurement measurement) {
        this.replicas = List.copyOf(replicas);
        this.measurement = measurement;
    }

    @Override
    public String name() {
        return "settle";
    }

    @Override
    public int run() {
        replicas.forEach(Replica::clearChanges);
        measurement.run();
        return 0;
    }
}
