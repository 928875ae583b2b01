package io.ovnchassis.tests.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How long it takes until a port that was requested is plugged, claimed and up, and what that costs, next to the stock
 * {@code ovn-controller}: in turn, each time with fresh databases. Argument: the project's folder.
 */
final class PlugBenchmark {
    private static final int ROUNDS = 2;

    private final Rounds ours = new Rounds();
    private final Rounds stock = new Rounds();

    private PlugBenchmark() {}

    public static void main(String[] arguments) {
        PlugBenchmark benchmark = new PlugBenchmark();
        List<Contestant> contestants = Contestant.both(Path.of(arguments[0]));
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                benchmark.oneLife(round, contestants.getFirst(), benchmark.ours);
                benchmark.oneLife(round, contestants.getLast(), benchmark.stock);
            }
        } finally {
            // What was measured before a failure is not lost with it.
            benchmark.print();
        }
    }

    private void oneLife(int round, Contestant contestant, Rounds rounds) {
        Progress progress = new Progress("plug, round %d of %d, %s".formatted(round, ROUNDS, contestant.name()));
        try (World world = World.create()) {
            Vitals vitals = Vitals.of(contestant.start(world.hypervisor()));
            new PlugLife(world, vitals, rounds, progress).live();
        }
    }

    private void print() {
        Comparison times = new Comparison(
                "From ovn-northd's Port_Binding to a port that is plugged, claimed and up, in milliseconds:"
                        + " %d rounds, in turn".formatted(ROUNDS),
                "ovn-controller");
        addTimes(times, PlugLife.ONE_BY_ONE, "median", Figures::median);
        addTimes(times, PlugLife.ONE_BY_ONE, "95 %", figures -> figures.quantile(0.95));
        addTimes(times, PlugLife.ONE_BY_ONE, "99 %", figures -> figures.quantile(0.99));
        Comparison costs = new Comparison("What the controller took for that: medians", "ovn-controller");
        addCosts(costs, PlugLife.ONE_BY_ONE);
        for (Burst burst : Burst.values()) {
            addTimes(times, burst.title(), "the last one", Figures::median);
            addCosts(costs, burst.title());
        }
        times.note(
                "requested: from the request until ovn-northd has written the Port_Binding, which is not ours to make"
                        + " faster.");
        times.note("One by one after %d ports that do not count.".formatted(PlugLife.WARM_UP));
        times.note(
                "ovn-controller computes and installs OpenFlow flows as well, and waits for them; ours does not yet.");
        times.print();
        costs.print();
    }

    private void addTimes(Comparison table, String phase, String which, ToDoubleFunction<Figures> figure) {
        for (Milestone milestone : Milestone.values()) {
            String quantity = PlugLife.to(phase, milestone);
            table.line(
                    String.format(Locale.ROOT, "%s, %s", quantity, which),
                    figure.applyAsDouble(ours.of(quantity)),
                    figure.applyAsDouble(stock.of(quantity)),
                    milestone == Milestone.REQUESTED ? new Target.None() : new Target.NoSlower());
        }
    }

    private void addCosts(Comparison table, String phase) {
        addCost(table, PlugLife.cpu(phase), " s");
        addCost(table, PlugLife.memory(phase), " MB");
    }

    private void addCost(Comparison table, String quantity, String unit) {
        table.line(
                quantity + unit, ours.of(quantity).median(), stock.of(quantity).median());
    }
}
