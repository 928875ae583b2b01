package io.ovnchassis.tests.benchmark;

import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.tests.scale.Crowd;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one event costs in a large deployment, next to the stock {@code ovn-controller} on the same databases, in turn.
 * Argument: the project's folder.
 */
final class ChassisBenchmark {
    private static final int TURNS = 2;
    private static final int ROUNDS = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    private final Crowd crowd;
    private final Hypervisor hypervisor;
    private final TunnelWatch tunnels;

    private ChassisBenchmark(Crowd crowd, Hypervisor hypervisor, TunnelWatch tunnels) {
        this.crowd = crowd;
        this.hypervisor = hypervisor;
        this.tunnels = tunnels;
    }

    public static void main(String[] arguments) {
        try (Sandbox sandbox = Sandbox.create()) {
            Progress progress = new Progress("chassis");
            progress.say("%d chassis and %d ports gather".formatted(Crowd.CHASSIS, Crowd.PORTS));
            Central central = sandbox.startCentral();
            Hypervisor hypervisor = sandbox.startHypervisor("hv1", central);
            Crowd crowd = new Crowd(central, hypervisor);
            crowd.gather();
            try (TunnelWatch tunnels = new TunnelWatch(hypervisor.database())) {
                new ChassisBenchmark(crowd, hypervisor, tunnels).run(progress, Contestant.both(Path.of(arguments[0])));
            }
        }
    }

    private void run(Progress progress, List<Contestant> contestants) {
        Rounds ours = new Rounds();
        Rounds stock = new Rounds();
        for (int turn = 1; turn <= TURNS; turn++) {
            progress.say("turn %d of %d, ours".formatted(turn, TURNS));
            turn(contestants.getFirst(), ours);
            progress.say("turn %d of %d, ovn-controller".formatted(turn, TURNS));
            turn(contestants.getLast(), stock);
        }
        print(ours, stock);
    }

    /** After one of everything that does not count. */
    private void turn(Contestant contestant, Rounds rounds) {
        Controller controller = contestant.start(hypervisor);
        crowd.awaitHandled();
        crowd.events().forEach(Crowd.Event::play);
        CpuClock clock = new CpuClock(controller.process().pid());
        for (int round = 0; round < ROUNDS; round++) {
            crowd.events().forEach(event -> measure(event, clock, rounds));
        }
        crowd.stop(controller);
    }

    private void measure(Crowd.Event event, CpuClock clock, Rounds rounds) {
        Map<Path, Long> before = clock.read();
        long start = System.nanoTime();
        event.play();
        rounds.add(cpu(event.name()), clock.nanosSince(before) / NANOS_PER_MILLI);
        event.tunnel()
                .ifPresent(ip ->
                        rounds.add(time(event.name()), (tunnels.awaitChange(ip, start) - start) / NANOS_PER_MILLI));
    }

    private static String cpu(String event) {
        return event + ": CPU, ms";
    }

    private static String time(String event) {
        return event + ": until the tunnel is there, or gone, ms";
    }

    private void print(Rounds ours, Rounds stock) {
        Comparison table = new Comparison(
                String.format(
                        Locale.ROOT,
                        "One event among %d chassis and %,d ports: medians of %d, in turn",
                        Crowd.CHASSIS,
                        Crowd.PORTS,
                        TURNS * ROUNDS),
                "ovn-controller");
        for (Crowd.Event event : crowd.events()) {
            add(table, cpu(event.name()), ours, stock);
            if (event.tunnel().isPresent()) {
                add(table, time(event.name()), ours, stock);
            }
        }
        table.note("ovn-controller computes flows as well; ours does not yet.");
        table.print();
    }

    private static void add(Comparison table, String quantity, Rounds ours, Rounds stock) {
        table.line(quantity, ours.of(quantity).median(), stock.of(quantity).median());
    }
}
