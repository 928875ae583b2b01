package io.ovnchassis.controller.simulation;

import io.ovnchassis.controller.vifplug.FakeWorkers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A sequence of steps that a seed decides: in every round some of what could go on does, some of it only in part, now and
 * then somebody edits a database, time passes, and something goes wrong.
 */
final class Schedule {
    private static final int ROUNDS = 25;
    private static final int FAULT_PERCENT = 5;
    private static final int HOPS = 4;
    private static final List<String> REFUSALS = List.of(
            "constraint violation",
            "referential integrity violation",
            "resources exhausted",
            "I/O error",
            "timed out",
            "aborted",
            "not owner",
            "permission error",
            "not leader");

    private final World world;
    private final Random random;
    private final Deque<Edits.Edit> edits;
    private final List<String> said = new ArrayList<>();
    private int stalledUntil;
    private int heldUpUntil;
    private final Set<FakeWorkers.FakeWorker> hanging = new HashSet<>();

    Schedule(World world, long seed, List<Edits.Edit> edits) {
        this.world = world;
        this.random = new Random(seed);
        this.edits = new ArrayDeque<>(edits);
    }

    /** What was done so far that was not just going on. */
    String told() {
        return String.join("\n  ", said);
    }

    /** Carries out all of it. */
    void run() {
        if (percent(80)) {
            new Calm(world).rest();
        }
        for (int round = 0; round < ROUNDS; round++) {
            round(round);
        }
        edits.forEach(this::edit);
        edits.clear();
    }

    private void round(int number) {
        if (percent(45) && !edits.isEmpty()) {
            edit(edits.remove());
        }
        goOn(number);
        if (percent(40)) {
            pass(number);
        }
    }

    private void edit(Edits.Edit edit) {
        said.add(edit.what());
        edit.work().run();
        world.publish();
    }

    private void pass(int number) {
        Duration duration = percent(4)
                ? percent(20) ? Duration.ofDays(30) : Duration.ofHours(1)
                : Duration.ofMillis(random.nextInt(2500));
        said.add("round " + number + ": " + duration + " pass");
        world.pass(duration);
    }

    private void goOn(int number) {
        others();
        for (int hop = random.nextInt(HOPS); hop >= 0; hop--) {
            carry(number);
        }
        work();
        if (percent(80) && number >= stalledUntil) {
            world.iterate();
        }
        fault(number);
    }

    /** Requests and replies get a little further. */
    private void carry(int number) {
        for (SimulatedServer server : world.servers()) {
            if (percent(80)) {
                server.serve(amount());
            }
        }
        fault(number);
        for (Wire wire : List.copyOf(world.wires())) {
            if (percent(80)) {
                wire.connect();
                wire.deliver(amount());
            }
        }
        fault(number);
        for (SimulatedPlatform session : List.copyOf(world.sessions())) {
            if (percent(90) && session.isReady()) {
                session.run();
            }
            if (percent(80)) {
                session.handOver(number < heldUpUntil ? 0 : 1 + random.nextInt(5));
            }
        }
    }

    private void others() {
        if (percent(50)) {
            world.machines().reconcile();
            world.host().assignOfports();
        }
        if (percent(50)) {
            world.host().resolveRequests();
        }
        world.publish();
    }

    /** Mostly all there is, else no more than so many bytes. */
    private int amount() {
        return percent(85) ? Integer.MAX_VALUE : random.nextInt(400);
    }

    private void work() {
        for (FakeWorkers.FakeWorker worker : List.copyOf(world.workers().all())) {
            if (percent(70)) {
                worker.begin();
            }
            if (percent(80) && worker.isBusy() && !hanging.contains(worker)) {
                worker.finish();
            }
        }
    }

    private boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    private void fault(int number) {
        if (percent(FAULT_PERCENT)) {
            said.add("round " + number + ": " + anyFault(number));
        }
    }

    /** Something goes wrong; says what. */
    private String anyFault(int number) {
        return switch (random.nextInt(15)) {
            case 0, 1 -> breakConnection();
            case 2 -> freezeConnection();
            case 3, 4 -> restartServer();
            case 5 -> restartDatabase();
            case 6 -> moveLeader();
            case 7 -> leaveCluster();
            case 8, 9 -> refuse();
            case 10 -> hang();
            case 11 -> stall(number);
            case 12 -> holdUp(number);
            case 13 -> setClock();
            default -> {
                world.restart();
                yield "the daemon is killed and started";
            }
        };
    }

    /** The main loop is held up while everybody else goes on. */
    private String stall(int number) {
        stalledUntil = number + 2 + random.nextInt(ROUNDS / 2);
        return "the main loop stands still until round " + stalledUntil;
    }

    /** What the sessions found out does not get to the main loop, which goes on. */
    private String holdUp(int number) {
        heldUpUntil = number + 2 + random.nextInt(ROUNDS / 2);
        return "no news from the sessions until round " + heldUpUntil;
    }

    private String setClock() {
        Duration ahead = Duration.ofHours(random.nextInt(49) - 24L);
        world.setClock(ahead);
        return "the clock is set " + ahead + " ahead";
    }

    /** A call of a provider does not return before all is over. */
    private String hang() {
        List<FakeWorkers.FakeWorker> busy = world.workers().all().stream()
                .filter(FakeWorkers.FakeWorker::begin)
                .toList();
        hanging.addAll(busy);
        return busy.size() + " calls of providers hang";
    }

    /** After so many bytes in either direction; what had not arrived at the server may still do so, much later. */
    private String breakConnection() {
        Optional<Wire> any = anyWire();
        if (any.isEmpty()) {
            return "no connection is there to break";
        }
        Wire wire = any.get();
        int delivered = wire.deliver(random.nextInt(wire.undelivered() + 1));
        wire.breakForClient();
        boolean dropped = random.nextBoolean();
        if (dropped) {
            wire.dropUnserved();
        }
        return wire + " breaks after " + delivered + " more bytes"
                + (dropped ? "" : ", and " + wire.unserved() + " are still on their way to the server");
    }

    private Optional<Wire> anyWire() {
        List<Wire> wires = world.wires();
        return wires.isEmpty() ? Optional.empty() : Optional.of(wires.get(random.nextInt(wires.size())));
    }

    /** Nothing gets through in either direction, and nobody is told. What was sent arrives when all is over. */
    private String freezeConnection() {
        Optional<Wire> any = anyWire();
        any.ifPresent(wire -> wire.freeze(true));
        return any.map(wire -> wire + " freezes").orElse("no connection is there to freeze");
    }

    private String restartServer() {
        SimulatedServer server =
                world.servers().get(random.nextInt(world.servers().size()));
        if (server.isUp()) {
            server.stop();
            if (random.nextBoolean()) {
                return server + " ends";
            }
        }
        server.start();
        return server + " is started";
    }

    private String restartDatabase() {
        SimulatedDatabase database = anyDatabase();
        database.servers().forEach(SimulatedServer::stop);
        boolean other = percent(30);
        if (other) {
            database.restoreElsewhere();
            database.servers().forEach(SimulatedServer::start);
            return database + " is restored into a new database";
        }
        boolean forgets = random.nextBoolean();
        if (forgets) {
            database.history().forget();
        }
        database.servers().forEach(SimulatedServer::start);
        return database + " is restarted with" + (forgets ? "out its" : " its") + " history";
    }

    private String moveLeader() {
        SimulatedServer next = world.southbound().servers().get(random.nextInt(3));
        world.southbound().servers().forEach(server -> server.lead(server == next));
        return next + " is leader";
    }

    private String leaveCluster() {
        SimulatedServer server = world.southbound().servers().get(random.nextInt(3));
        if (random.nextBoolean()) {
            server.fallBehind(!server.isBehind());
            return server + (server.isBehind() ? " falls behind" : " catches up");
        }
        server.join(!server.isJoined());
        return server + (server.isJoined() ? " is back in its cluster" : " loses touch with its cluster");
    }

    private String refuse() {
        SimulatedDatabase database = anyDatabase();
        if (percent(20)) {
            Set<String> tables =
                    random.nextBoolean() ? Set.of("Port_Binding") : Set.of("Chassis", "Encap", "Interface");
            database.denyWriting(tables::contains);
            return "nothing may be written to " + tables + " of " + database;
        }
        String error = REFUSALS.get(random.nextInt(REFUSALS.size()));
        boolean late = random.nextBoolean();
        database.refuseNext(error, late);
        return database + " refuses the next transaction" + (late ? " after its last operation: " : ": ") + error;
    }

    private SimulatedDatabase anyDatabase() {
        return random.nextBoolean() ? world.local() : world.southbound();
    }
}
