package io.ovnchassis.tests.benchmark;

import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.OvsdbServer;
import io.ovnchassis.controller.sandbox.Sandbox;
import io.ovnchassis.tests.replica.LargeDatabase;
import java.nio.file.Path;
import java.util.List;

/**
 * What a start, an end and doing nothing cost, next to the stock {@code ovn-controller}, in turn: with an empty southbound
 * database, with a large one, and with ports that are plugged already. Argument: the project's folder.
 */
final class StartBenchmark {
    private static final int ROUNDS = 5;
    private static final int LARGE_ROUNDS = 3;
    private static final double REGISTERED_MILLIS = 600;
    private static final double REST_PERCENT = 0.2;
    private static final double MEMORY = 120;
    private static final double MEMORY_WITH_PORTS = 200;

    private final Path root;
    private final List<Contestant> contestants;
    private final List<Rounds> figures = List.of(new Rounds(), new Rounds());
    private final Comparison table = new Comparison(
            "Start, end and rest, in turn: medians of %d, with a large database of %d".formatted(ROUNDS, LARGE_ROUNDS),
            "ovn-controller");

    private StartBenchmark(Path root) {
        this.root = root;
        this.contestants = Contestant.both(root);
        table.note("ovn-controller computes and installs OpenFlow flows as well; ours does not yet.");
    }

    public static void main(String[] arguments) throws InterruptedException {
        StartBenchmark benchmark = new StartBenchmark(Path.of(arguments[0]));
        try {
            benchmark.empty();
            benchmark.large();
            benchmark.restart();
        } finally {
            // What was measured before a failure is not lost with it.
            benchmark.table.print();
        }
    }

    private void empty() throws InterruptedException {
        try (Sandbox sandbox = Sandbox.create()) {
            Central central = sandbox.startCentral();
            Hypervisor hypervisor = sandbox.startHypervisor("hv1", central);
            central.nbctl("--wait=sb", "sync");
            ColdStart start = new ColdStart("empty database", hypervisor, central.southbound(), 1);
            repeat(ROUNDS, start);
            add(start.registered(), new Target.Under(REGISTERED_MILLIS));
            add(start.caughtUp(), new Target.None());
            add(start.cpu(), new Target.None());
            add(start.atRest(), new Target.Under(REST_PERCENT));
            add(start.memory(), new Target.Under(MEMORY));
            add(start.exit(), new Target.None());
        }
    }

    /**
     * All of the large database, with no port of it for this chassis: the stock controller would need minutes for the flows.
     */
    private void large() throws InterruptedException {
        if (!LargeDatabase.isThere(root)) {
            table.note("Without a large database: it does not lie beside the project's folder.");
            return;
        }
        try (Sandbox sandbox = Sandbox.create()) {
            Hypervisor hypervisor = sandbox.startHypervisor("newcomer", sandbox.startCentral());
            OvsdbServer southbound = LargeDatabase.serve(sandbox, root);
            hypervisor.vsctl(
                    "set",
                    "Open_vSwitch",
                    ".",
                    "external_ids:ovn-monitor-all=true",
                    "external_ids:ovn-remote=\"" + southbound.remote() + "\"");
            hypervisor.tool("ovn-sbctl").run("--db=" + southbound.remote(), "set", "SB_Global", ".", "nb_cfg=1");
            ColdStart start = new ColdStart("31,000 logical flows", hypervisor, southbound, 1);
            repeat(LARGE_ROUNDS, start);
            add(start.registered(), new Target.None());
            add(start.caughtUp(), new Target.None());
            add(start.cpu(), new Target.None());
            add(start.atRest(), new Target.Under(REST_PERCENT));
            add(start.memory(), new Target.None());
            add(start.exit(), new Target.None());
        }
    }

    private void repeat(int rounds, ColdStart start) throws InterruptedException {
        for (int round = 1; round <= rounds; round++) {
            for (int i = 0; i < contestants.size(); i++) {
                Contestant contestant = contestants.get(i);
                new Progress("start")
                        .say("%s, round %d of %d, %s".formatted(start.title(), round, rounds, contestant.name()));
                start.measure(contestant, figures.get(i));
            }
        }
    }

    private void restart() {
        for (int i = 0; i < contestants.size(); i++) {
            new Progress("start").say("1,000 ports, " + contestants.get(i).name());
            try (World world = World.create()) {
                new Restart(world, contestants.get(i), figures.get(i)).measure();
            }
        }
        add(Restart.MEMORY, new Target.Under(MEMORY_WITH_PORTS));
        add(Restart.EXIT, new Target.None());
        add(Restart.CAUGHT_UP, new Target.None());
        add(Restart.CPU, new Target.None());
        add(Restart.MEMORY_AFTER, new Target.Under(MEMORY_WITH_PORTS));
        add(Restart.DISTURBED, new Target.None());
    }

    private void add(String quantity, Target target) {
        table.line(
                quantity,
                figures.getFirst().of(quantity).median(),
                figures.getLast().of(quantity).median(),
                target);
    }
}
