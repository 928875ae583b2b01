package io.ovnchassis.netlink;

import io.ovnchassis.netlink.conntrack.ConntrackMessages;
import io.ovnchassis.netlink.devlink.DevlinkMessages;
import io.ovnchassis.netlink.route.LinkMessages;
import io.ovnchassis.netlink.route.NeighborMessages;
import io.ovnchassis.netlink.route.NexthopMessages;
import io.ovnchassis.netlink.route.RouteMessages;
import io.ovnchassis.netlink.testkit.FakeKernel;
import io.ovnchassis.netlink.wire.Acknowledgement;
import io.ovnchassis.netlink.wire.MalformedMessage;
import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.MessageCursor;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * Feeds bytes of all kinds of nonsense to every decoder. They may be read or refused with the one documented fault;
 * reading outside of them is an exception of its own, as the segment ends where the bytes end.
 */
final class DecoderFuzz {
    private final long seed;
    private final FuzzedDatagrams datagrams;

    DecoderFuzz(long seed) {
        this.seed = seed;
        this.datagrams = new FuzzedDatagrams(seed);
    }

    void run(int rounds) {
        for (int round = 0; round < rounds; round++) {
            byte[] datagram = datagrams.next();
            try {
                decodeAll(datagram);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + " round " + round, e);
            }
        }
    }

    private static void decodeAll(byte[] datagram) {
        MessageCursor cursor = new MessageCursor(MemorySegment.ofArray(datagram).asReadOnly());
        try {
            while (cursor.hasNext()) {
                Message message = cursor.next();
                attempt(message, LinkMessages::decode);
                attempt(message, RouteMessages::decode);
                attempt(message, NeighborMessages::decode);
                attempt(message, NexthopMessages::decode);
                attempt(message, ConntrackMessages::decode);
                attempt(message, m -> DevlinkMessages.decode(FakeKernel.DEVLINK, m));
                attempt(message, m -> Optional.of(Acknowledgement.decode(m)));
            }
        } catch (MalformedMessage e) {
            // The rest of the datagram is lost, which is what is documented.
        }
    }

    private static <T> void attempt(Message message, Decoder<T> decoder) {
        try {
            decoder.decode(message);
        } catch (MalformedMessage e) {
            // The documented fault.
        }
    }
}
