package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.engine.Verification;
import io.ovnchassis.controller.engine.WritePermission;
import io.ovnchassis.controller.vifplug.PlugCandidates.Candidate;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * For every sequence of requests, local edits, answers, delays, hangs, failures and outcomes: what is known incrementally is what is there, nothing
 * foreign is touched, nothing is created twice, every answer comes to one end; and when all is well again the switch is
 * as requested.
 */
class PluggingPropertyTest {
    private static final int SEEDS = 300;
    private static final int STEPS = 120;
    private static final long SECOND = 1_000_000_000;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);
    private static final List<String> PORTS =
            List.of("lsp1", "lsp2", "lsp1-twin", "lsp1-triplet", "lsp3", "a b", "x".repeat(300), "vif1");

    @Test
    void theSwitchBecomesWhatIsRequestedWhateverHappens() {
        int settled = 0;
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                settled += new Scenario(seed, seen).play();
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
        assertThat(settled).as("answers that came to an end").isGreaterThan(SEEDS * 10);
        assertThat(seen)
                .as("what was said, and how often")
                .containsKeys(
                        "OVERRUN",
                        "PROVIDER_SUSPENDED",
                        "PROVIDER_FAILURE",
                        "PLUGGING",
                        "UPDATING",
                        "UNPLUGGING",
                        "NAME_TAKEN",
                        "PLUG_DECLINED");
    }

    /** One world, and a loop to which everything happens. */
    private static final class Scenario {
        private final Map<String, Integer> seen;
        private final Random random;
        private final PlugWorld world;
        private final FakeServer server;
        private final AccountingProvider provider;
        private final Ref<Bridge> otherBridge;
        private final Ref<Chassis> otherChassis;
        private Plugging plugging;
        private boolean mayUnplug;
        private boolean inFlight;
        private boolean healthy;
        private final ManualClock clock = new ManualClock();
        private final FakeWorkers workers = new FakeWorkers();
        private final Set<FakeWorkers.FakeWorker> hanging = new HashSet<>();
        private final Queue<Runnable> inbox = new ArrayDeque<>();

        Scenario(long seed, Map<String, Integer> seen) {
            this.seen = seen;
            random = new Random(seed);
            world = new PlugWorld(random);
            server = new FakeServer(world);
            boolean prompt = seed % 3 == 0;
            provider = new AccountingProvider(random, prompt);
            otherBridge = world.addBridge("br-other");
            otherChassis = world.ref();
            plugging = plugging();
            drainInbox();
            if (!prompt) {
                workers.byHand();
            }
            world.publish();
        }

        private Plugging plugging() {
            return new Plugging(
                    FakeWorkers.registry(workers.hosting(clock, inbox::add), this::count, List.of(provider)),
                    this::count,
                    clock);
        }

        private boolean count(Note note) {
            String kind = note.text().contains("no answer within")
                    ? "OVERRUN"
                    : note.topic().toString();
            seen.merge(kind, 1, Integer::sum);
            return random.nextBoolean();
        }

        int play() {
            for (int step = 0; step < STEPS; step++) {
                for (int edits = random.nextInt(3); edits > 0; edits--) {
                    edit();
                }
                mayUnplug = random.nextInt(4) != 0;
                iterate(random.nextInt(3) != 0);
            }
            recover();
            checkAllIsAsRequested();
            return provider.settled();
        }

        /** Both databases are edited by others, whatever plugging is doing. */
        private void edit() {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> world.putPort(portBinding());
                case 4 -> world.portBindings.remove(oneOf(PORTS));
                case 5 -> addInterface();
                case 6, 7, 8 -> anyInterface().ifPresent(this::edit);
                default -> anyInterface().ifPresent(row -> world.removeInterface(row.ref()));
            }
        }

        private PortBinding.Builder portBinding() {
            Map<String, String> options = new HashMap<>();
            options.put("vif-plug-type", oneOf(List.of(AccountingProvider.TYPE, AccountingProvider.TYPE, "nosuch")));
            options.put("vif-plug-mtu-request", oneOf(List.of("420", "430", "0", "junk")));
            options.keySet().removeIf(_ -> random.nextInt(6) == 0);
            PortBinding.Builder row =
                    PortBinding.builder().logicalPort(oneOf(PORTS)).type(random.nextInt(12) == 0 ? "localport" : "");
            switch (random.nextInt(6)) {
                case 0 -> row.requestedChassis(Optional.empty());
                case 2 -> {
                    options.put("requested-chassis", "hv2");
                    row.requestedChassis(otherChassis);
                }
                case 1 -> {
                    options.put("requested-chassis", "elsewhere");
                    row.requestedChassis(Optional.empty());
                }
                default -> row.requestedChassis(world.us.ref());
            }
            return row.options(options);
        }

        private void addInterface() {
            String name = oneOf(List.of("lsp1", "lsp2", "lsp3", "vif1", "vif2"));
            if (world.interfaceNamed(name).isEmpty()) {
                Interface.Builder row = Interface.builder().name(name).externalIds(marks());
                world.addInterface(random.nextInt(3) == 0 ? otherBridge : world.bridge.ref(), row);
            }
        }

        private Map<String, String> marks() {
            Map<String, String> marks = new HashMap<>(
                    Map.of("iface-id", oneOf(PORTS), "ovn-plugged", AccountingProvider.TYPE, "mine", "1"));
            marks.keySet().removeIf(_ -> random.nextInt(3) == 0);
            return marks;
        }

        private void edit(Interface row) {
            Interface.Builder copy = PlugWorld.copyOf(row);
            switch (random.nextInt(6)) {
                case 4 -> copy.ofport(-1).error("No such device");
                case 5 -> copy.ofport(7).error(Optional.empty());
                case 0 -> copy.mtuRequest(440);
                case 1 -> copy.options(Map.of("dropped-option", "x", "mine", "1"));
                case 2 -> copy.type("tap");
                default -> copy.externalIds(marks());
            }
            world.putInterface(copy, row.ref());
        }

        private Optional<Interface> anyInterface() {
            List<Interface> all = new ArrayList<>(world.interfaces.values());
            return all.isEmpty() ? Optional.empty() : Optional.of(oneOf(all));
        }

        /** One iteration of the loop; the replicas may lag behind the databases. */
        private void iterate(boolean published) {
            clock.pass(Duration.ofNanos(random.nextLong(SECOND)));
            work();
            drainInbox();
            if (inFlight && (healthy || random.nextInt(3) == 0)) {
                conclude();
            } else if (published) {
                world.publish();
            }
            if (random.nextInt(30) == 0) {
                world.engine.forceRecompute("for no reason");
            }
            world.run();
            plugging.changed(world.candidates.output().changed());
            plugging.tick();
            if (published) {
                checkCandidates();
            }
            if (!inFlight && (healthy || random.nextInt(5) != 0)) {
                server.begin();
                plugging.pass(new PlugPass(world.view(), server, mayUnplug));
                inFlight = server.hasWork();
            }
            world.settle();
        }

        /** Workers get on, or hang, or come back although they were given up. */
        private void work() {
            for (FakeWorkers.FakeWorker worker : workers.started) {
                if (hanging.contains(worker) && random.nextInt(15) != 0) {
                    continue;
                }
                hanging.remove(worker);
                for (int i = random.nextInt(6); i > 0; i--) {
                    worker.finish();
                    worker.begin();
                }
                if (worker.isBusy() && random.nextInt(10) == 0) {
                    hanging.add(worker);
                } else if (random.nextInt(3) != 0) {
                    worker.finish();
                }
            }
        }

        private void drainInbox() {
            while (!inbox.isEmpty()) {
                inbox.remove().run();
            }
        }

        /** The reply comes, after the updates that the transaction caused; or is lost, whatever became of it. */
        private void conclude() {
            inFlight = false;
            boolean lost = !healthy && random.nextInt(6) == 0;
            boolean refused = !healthy && random.nextInt(4) == 0;
            boolean committed = !refused && server.commit();
            server.drop();
            if (lost) {
                plugging.aborted();
                world.publish();
                return;
            }
            world.publish();
            if (committed) {
                plugging.committed();
            } else {
                plugging.aborted();
            }
        }

        /** All others mend what they did, and nothing fails any more. */
        private void recover() {
            healthy = true;
            mayUnplug = true;
            provider.calmDown();
            Set<Ref<Interface>> ours = new HashSet<>();
            world.owned().forEach(row -> ours.add(row.ref()));
            Set.copyOf(world.interfaces.keySet()).stream()
                    .filter(ref -> !ours.contains(ref))
                    .forEach(world::removeInterface);
            workers.atOnce();
            for (int i = 0; i < 60; i++) {
                clock.pass(LONG_ENOUGH);
                if (i == 40) {
                    provider.askAgain(); // it has changed its mind, and a refusal is final until it says so
                }
                iterate(true);
            }
            assertThat(inFlight).as("there is still something to do").isFalse();
        }

        private void checkCandidates() {
            Map<String, Candidate> expected = new HashMap<>();
            Set<String> owned = new HashSet<>();
            world.owned().forEach(row -> owned.add(Tag.of(row).orElseThrow().ifaceId()));
            owned.forEach(name -> expected.put(name, new Candidate(false, true)));
            world.portBindings.values().stream()
                    .filter(row -> row.requestedChassis().equals(Optional.of(world.us.ref())))
                    .map(PortBinding::logicalPort)
                    .forEach(name -> expected.put(name, new Candidate(true, owned.contains(name))));
            assertThat(world.candidates.output().snapshot()).isEqualTo(expected);
        }

        private void checkAllIsAsRequested() {
            for (PortBinding row : world.portBindings.values()) {
                LogicalPort port = world.view().logicalPort(row.logicalPort()).orElseThrow();
                if (port.plugType().filter(AccountingProvider.TYPE::equals).isPresent()) {
                    checkPlugged(port);
                }
            }
            for (Interface row : world.owned()) {
                String ifaceId = Tag.of(row).orElseThrow().ifaceId();
                assertThat(world.view().logicalPort(ifaceId))
                        .as("port of plugged interface %s", row)
                        .hasValueSatisfying(port -> {
                            assertThat(port.mayBind()).isTrue();
                            assertThat(port.isWithdrawn()).isFalse();
                            assertThat(port.plugType().orElse(AccountingProvider.TYPE))
                                    .isEqualTo(AccountingProvider.TYPE);
                        });
            }
            checkThatARestartChangesNothing();
            assertThat(world.engine.verify(WritePermission.GRANTED)).isEqualTo(new Verification.Checked(List.of()));
        }

        private void checkPlugged(LogicalPort port) {
            String name = AccountingProvider.nameFor(port.name());
            PlugView view = world.view();
            List<BridgeInterface> owned = view.interfacesOf(port.name());
            if (owned.stream().noneMatch(each -> each.row().name().equals(name))) {
                assertThat(name.equals("a b")
                                || view.holderOf(name)
                                        .filter(NameHolder.Plugged.class::isInstance)
                                        .isPresent())
                        .as("%s is plugged, or its name %s is another port's or unusable", port.name(), name)
                        .isTrue();
            }
            owned.stream().filter(each -> each.row().name().equals(name)).forEach(each -> {
                assertThat(each.row().type()).isEqualTo("internal");
                assertThat(each.row().options())
                        .containsEntry(AccountingProvider.OPTION, port.name())
                        .doesNotContainKey("dropped-option");
                assertThat(each.tag()).isEqualTo(Tag.plugged(port.name(), AccountingProvider.TYPE));
                assertThat(each.row().mtuRequest())
                        .isEqualTo(MtuRequest.of(port).mtu().stream()
                                .mapToObj(mtu -> (long) mtu)
                                .findFirst());
            });
        }

        /** The proof that nothing was forgotten: looking at everything from scratch finds nothing to do. */
        private void checkThatARestartChangesNothing() {
            drainInbox();
            plugging.close();
            provider.assertBalanced();
            plugging = plugging();
            plugging.changed(world.candidates.output().snapshot().keySet());
            server.begin();
            for (int i = 0; i < 3; i++) {
                drainInbox();
                plugging.pass(new PlugPass(world.view(), server, true));
            }
            assertThat(server.hasWork()).as("a restart finds something to do").isFalse();
        }

        private <T> T oneOf(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }
    }
}
