package io.ovnchassis.netlink;

import io.ovnchassis.netlink.conntrack.ConntrackMessages;
import io.ovnchassis.netlink.devlink.DevlinkMessages;
import io.ovnchassis.netlink.route.LinkMessages;
import io.ovnchassis.netlink.route.NeighborMessages;
import io.ovnchassis.netlink.route.NexthopMessages;
import io.ovnchassis.netlink.route.RouteMessages;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.netlink.wire.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Datagrams that are wrong in many ways: noise, and good messages with bytes, lengths and types that are not. */
public final class FuzzedDatagrams {
    private final Random random;
    private final List<byte[]> good = new ArrayList<>();

    public FuzzedDatagrams(long seed) {
        random = new Random(seed);
        RandomObjects objects = new RandomObjects(random);
        for (int i = 0; i < 50; i++) {
            add(LinkMessages.put(objects.link(), 0));
            add(RouteMessages.put(objects.route(), 0));
            add(RouteMessages.remove(objects.route(), 0));
            add(NeighborMessages.put(objects.neighbor(), 0));
            add(NexthopMessages.put(objects.fdbNexthop(), 0));
            add(ConntrackMessages.put(objects.connection(), 0));
            add(DevlinkMessages.put(FakeKernel.DEVLINK, objects.port()));
        }
    }

    private void add(Request message) {
        good.add(message.bytes(0));
    }

    /** The next one: one or two messages, or what was meant to be some. */
    public byte[] next() {
        return switch (random.nextInt(10)) {
            case 0 -> noise();
            case 1 -> good.get(random.nextInt(good.size()));
            case 2 -> concatenated(spoiled(), spoiled());
            case 3 -> cut(spoiled());
            default -> spoiled();
        };
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(120)];
        random.nextBytes(bytes);
        if (bytes.length >= 6 && random.nextBoolean()) {
            bytes[0] = (byte) bytes.length;
            Arrays.fill(bytes, 1, 4, (byte) 0);
            System.arraycopy(good.get(random.nextInt(good.size())), 4, bytes, 4, 2);
        }
        return bytes;
    }

    private byte[] spoiled() {
        byte[] bytes = good.get(random.nextInt(good.size())).clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : 16 + random.nextInt(bytes.length - 16);
            bytes[at] = switch (random.nextInt(4)) {
                case 0 -> (byte) random.nextInt();
                case 1 -> 0;
                case 2 -> (byte) (bytes[at] + random.nextInt(-3, 4));
                default -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
            };
        }
        return bytes;
    }

    private byte[] cut(byte[] bytes) {
        byte[] shorter = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        if (shorter.length >= 4 && random.nextBoolean()) {
            shorter[0] = (byte) shorter.length;
            shorter[1] = (byte) (shorter.length >>> 8);
        }
        return shorter;
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
