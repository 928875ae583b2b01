package io.ovnchassis.tests.benchmark;

import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.OvsdbServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Starts of a controller that was never there before: how long until it is registered and until it has caught up, what
 * it takes at rest, and how long until it is gone.
 *
 * @param title of the southbound database, as the quantities call it
 * @param nbCfg what the southbound database says of the northbound one
 */
record ColdStart(String title, Hypervisor hypervisor, OvsdbServer southbound, long nbCfg) {
    private static final Duration SETTLING = Duration.ofSeconds(4);
    private static final Duration REST = Duration.ofSeconds(10);
    private static final double NANOS_PER_MILLI = 1e6;

    String registered() {
        return title + ": start to registered, ms";
    }

    String caughtUp() {
        return title + ": start to caught up, ms";
    }

    String cpu() {
        return title + ": CPU until then, s";
    }

    String atRest() {
        return title + ": CPU at rest, % of one processor";
    }

    String memory() {
        return title + ": resident memory, MB";
    }

    String exit() {
        return title + ": exit, ms";
    }

    void measure(Contestant contestant, Rounds rounds) throws InterruptedException {
        try (ChassisWatch watch = new ChassisWatch(hypervisor.name(), southbound)) {
            long start = System.nanoTime();
            Controller controller = contestant.start(hypervisor);
            rounds.add(registered(), (watch.awaitRegistered() - start) / NANOS_PER_MILLI);
            rounds.add(caughtUp(), (watch.awaitCaughtUp(nbCfg) - start) / NANOS_PER_MILLI);
            rest(Vitals.of(controller), rounds);
            rounds.add(exit(), Departure.milliseconds(hypervisor, controller, "exit"));
            watch.awaitGone();
        }
    }

    /** The processor time of the start ends here; that of the rest begins when the compiler has had time to end as well. */
    private void rest(Vitals vitals, Rounds rounds) throws InterruptedException {
        rounds.add(cpu(), vitals.cpuSeconds());
        Thread.sleep(SETTLING);
        CpuClock clock = new CpuClock(vitals.pid());
        long before = System.nanoTime();
        Map<Path, Long> reading = clock.read();
        Thread.sleep(REST);
        double used = clock.nanosSince(reading);
        rounds.add(atRest(), 100 * used / (System.nanoTime() - before));
        rounds.add(memory(), vitals.residentMegabytes());
    }
}
