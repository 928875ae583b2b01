package io.ovnchassis.netlink.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.route.Link;
import io.ovnchassis.netlink.route.LinkMessages;
import io.ovnchassis.netlink.route.Neighbor;
import io.ovnchassis.netlink.route.NeighborFamily;
import io.ovnchassis.netlink.route.NeighborMessages;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.netlink.wire.IpAddress;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever is lost, refused or interrupted on the way: in the end everybody knows what is so. */
class ConvergencePropertyTest {
    private static final int SEEDS = 150;
    private static final int STEPS = 400;

    @Test
    void everyListenerEndsUpWithWhatIsThere() throws InterruptedException {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            FakeKernel kernel = new FakeKernel(random.nextInt(2, 20));
            NotifierSettings settings = new NotifierSettings(random.nextInt(1, 8), 1 << 16, random.nextInt(1, 4));
            try (NetlinkNotifier notifier = new NetlinkNotifier(kernel, settings)) {
                Recorder<Link> links = new Recorder<>(Link::name);
                Recorder<Neighbor> neighbors = new Recorder<>(Neighbor::key);
                notifier.listen(Kinds.LINK, Watches.links(), Priority.NORMAL, hesitant(links, random.nextLong()));
                notifier.listen(Kinds.NEIGHBOR, Watches.neighbors(), Priority.LOW, neighbors);

                for (int step = 0; step < STEPS; step++) {
                    step(kernel, random);
                }

                assertThat(notifier.flush(Duration.ofSeconds(20)))
                        .as("seed %s", seed)
                        .isTrue();
                assertThat(links.table()).as("seed %s", seed).isEqualTo(byKey(kernel.all(Link.class), Link::name));
                assertThat(neighbors.table())
                        .as("seed %s", seed)
                        .isEqualTo(byKey(kernel.all(Neighbor.class), Neighbor::key));
            }
            assertThat(kernel.openSockets()).as("seed %s", seed).isZero();
        }
    }

    private static void step(FakeKernel kernel, Random random) {
        Link link = new Link(0, "eth" + random.nextInt(10), random.nextInt(4), MacAddress.ZERO, 0, 0, "", 1500);
        Neighbor neighbor = neighbor(random);
        switch (random.nextInt(20)) {
            case 0 -> kernel.loseNext(random.nextInt(1, 4));
            case 1 -> kernel.interruptNext(random.nextInt(1, 4));
            case 2, 3, 4, 5 -> kernel.execute(LinkMessages.remove(link));
            case 6, 7, 8 -> kernel.execute(NeighborMessages.remove(neighbor, 0));
            case 9, 10, 11, 12 -> kernel.execute(NeighborMessages.put(neighbor, NlMsgHeader.CREATE));
            default -> kernel.execute(LinkMessages.put(link, NlMsgHeader.CREATE));
        }
    }

    private static Neighbor neighbor(Random random) {
        return new Neighbor(
                NeighborFamily.INET,
                random.nextInt(1, 3),
                new MacAddress(random.nextInt(3)),
                IpAddress.v4(random.nextInt(1, 6)),
                0,
                0,
                0,
                0,
                2,
                0,
                0);
    }

    /** A listener that is slow every now and then, which makes the queue overflow. */
    private static <T> Listener<T> hesitant(Recorder<T> recorder, long seed) {
        Random random = new Random(seed);
        return new Listener<>() {
            @Override
            public void resynced(List<T> everything) {
                recorder.resynced(everything);
            }

            @Override
            public Verdict changed(Change<T> change) {
                for (int i = random.nextInt(8) == 0 ? random.nextInt(20_000) : 0; i > 0; i--) {
                    Thread.onSpinWait();
                }
                return recorder.changed(change);
            }
        };
    }

    private static <T> Map<Object, T> byKey(List<T> objects, Function<T, Object> key) {
        return objects.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
