package io.ovnchassis.vifplug.representor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.vifplug.representor.Selector.Function;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever is told in whatever order, with whatever lost: in the end the inventory is that of a fresh dump. */
class InventoryPropertyTest {
    private static final int RUNS = 300;
    private static final int STEPS = 120;

    @Test
    void anyOrderOfDumpsEventsAndRenamesEndsInTheStateOfAFreshDump() {
        for (long seed = 0; seed < RUNS; seed++) {
            World world = new World(new Random(seed));
            for (int step = 0; step < STEPS; step++) {
                world.step();
            }
            world.settle();
            Inventory fresh = new Inventory();
            fresh.portsDumped(world.ports.values(), Instant.EPOCH);
            fresh.linksDumped(world.links.values(), Instant.EPOCH);

            assertThat(essence(world.inventory)).as("seed %d", seed).isEqualTo(essence(fresh));
            assertThat(lookups(world.inventory)).as("seed %d", seed).isEqualTo(lookups(fresh));
        }
    }

    private static List<List<Object>> essence(Inventory inventory) {
        return inventory.all().stream()
                .<List<Object>>map(port -> List.of(port.port(), port.netdev(), port.netdevAddress()))
                .toList();
    }

    private static List<String> lookups(Inventory inventory) {
        List<String> answers = new ArrayList<>();
        Directory directory =
                new Directory(inventory.all(), panel -> panel.isEmpty() ? Optional.empty() : Optional.of(World.mac(3)));
        for (int mac = 1; mac < World.MACS; mac++) {
            for (Function function : List.of(
                    new Function.Physical(),
                    new Function.Virtual(0),
                    new Function.Virtual(1),
                    new Function.Scalable(1))) {
                answers.add(
                        switch (directory.find(new Selector(World.mac(mac), function, OptionalInt.empty()))) {
                            case Lookup.Found found ->
                                found.representor().port().key() + " "
                                        + found.representor().netdev();
                            case Lookup.Missing missing -> missing.waitsFor();
                            case Lookup.Ambiguous ambiguous -> ambiguous.why();
                        });
            }
        }
        return answers;
    }

    /**
     * A kernel whose two streams of messages, of ports and of links, each arrive in their order but at any pace, and may
     * be lost; then a dump follows, after which messages come again that it already had in it.
     */
    private static final class World {
        static final int MACS = 4;
        private static final int INDICES = 12;

        final Map<DevlinkPort.Key, DevlinkPort> ports = new HashMap<>();
        final Map<Integer, Link> links = new HashMap<>();
        final Inventory inventory = new Inventory();
        private final Random random;
        private final List<Consumer<Inventory>> portMessages = new ArrayList<>();
        private final List<Consumer<Inventory>> linkMessages = new ArrayList<>();
        private long now;

        World(Random random) {
            this.random = random;
        }

        static MacAddress mac(int number) {
            return number == 0 ? MacAddress.ZERO : new MacAddress(0x0053_0000_0000L + number);
        }

        void step() {
            now++;
            switch (random.nextInt(8)) {
                case 0, 1 -> putPort();
                case 2 -> removePort();
                case 3, 4 -> putLink();
                case 5 -> removeLink();
                case 6 -> deliver(portMessages, this::dumpPorts);
                default -> deliver(linkMessages, this::dumpLinks);
            }
        }

        /** Everything that is on its way arrives, and nothing is lost any more. */
        void settle() {
            portMessages.forEach(message -> message.accept(inventory));
            linkMessages.forEach(message -> message.accept(inventory));
            if (!inventory.isComplete()) {
                dumpPorts();
                dumpLinks();
            }
        }

        private Instant instant() {
            return Instant.ofEpochSecond(now);
        }

        private void putPort() {
            Device device = new Device("0000:03:00." + random.nextInt(2), random.nextInt(2));
            int ifindex = random.nextInt(INDICES);
            DevlinkPort port = switch (random.nextInt(4)) {
                case 0 -> device.panel(random.nextInt(2), ifindex);
                case 1 -> device.pf(random.nextInt(2), mac(random.nextInt(MACS)), ifindex);
                case 2 -> device.vf(random.nextInt(2), random.nextInt(2), ifindex);
                default -> device.sf(random.nextInt(2), random.nextInt(2), ifindex);
            };
            ports.put(port.key(), port);
            Instant at = instant();
            portMessages.add(told -> told.portPut(port, at));
        }

        private void removePort() {
            if (!ports.isEmpty()) {
                DevlinkPort.Key key = List.copyOf(ports.keySet()).get(random.nextInt(ports.size()));
                ports.remove(key);
                portMessages.add(told -> told.portRemoved(key));
            }
        }

        private void putLink() {
            int index = 1 + random.nextInt(INDICES - 1);
            Link link = Device.link(index, "eth" + random.nextInt(40), mac(random.nextInt(MACS)));
            links.put(index, link);
            Instant at = instant();
            linkMessages.add(told -> told.linkPut(link, at));
        }

        private void removeLink() {
            int index = 1 + random.nextInt(INDICES - 1);
            if (links.remove(index) != null) {
                linkMessages.add(told -> told.linkRemoved(index));
            }
        }

        private void deliver(List<Consumer<Inventory>> messages, Runnable dump) {
            int count = random.nextInt(messages.size() + 1);
            boolean isLost = random.nextInt(4) == 0;
            List<Consumer<Inventory>> delivered = List.copyOf(messages.subList(0, count));
            messages.subList(0, count).clear();
            if (isLost) {
                dump.run(); // what is on its way still comes afterwards, though the dump has it
            } else {
                delivered.forEach(message -> message.accept(inventory));
            }
        }

        private void dumpPorts() {
            inventory.portsDumped(ports.values(), instant());
        }

        private void dumpLinks() {
            inventory.linksDumped(links.values(), instant());
        }
    }
}
