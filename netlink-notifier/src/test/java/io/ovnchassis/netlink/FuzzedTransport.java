package io.ovnchassis.netlink;

import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.RequestBuilder;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A kernel gone mad. Sockets that listen receive nothing but fuzzed datagrams, as fast as they are read, until a number of
 * them has been sent; and until then the answer to every dump is fuzzed too. Now and then a socket is empty for a moment,
 * so that what was lost can be asked for.
 */
final class FuzzedTransport implements NetlinkTransport {
    private static final int SEQUENCE = 8;
    private static final int PARTS = 3;
    private static final int BREATH = 1_000;

    private final AtomicLong left;
    private final AtomicLong nextSeed;

    /** @param count how many datagrams listeners receive, all together */
    FuzzedTransport(long seed, long count) {
        nextSeed = new AtomicLong(seed);
        left = new AtomicLong(count);
    }

    long left() {
        return Math.max(0, left.get());
    }

    @Override
    public NetlinkSocket open(Protocol protocol, int receiveBufferBytes) {
        return new FuzzedSocket(nextSeed.getAndIncrement());
    }

    private final class FuzzedSocket implements NetlinkSocket {
        private final FuzzedDatagrams datagrams;
        private final Semaphore news = new Semaphore(0);
        private final ArrayDeque<MemorySegment> answers = new ArrayDeque<>();
        private final Set<Integer> groups = new HashSet<>();
        private int reads;

        FuzzedSocket(long seed) {
            datagrams = new FuzzedDatagrams(seed);
        }

        @Override
        public Optional<NetlinkFault> send(MemorySegment datagram) {
            answers.clear();
            for (int i = 0; i < PARTS && left() > 0; i++) {
                answers.add(MemorySegment.ofArray(datagrams.next()));
            }
            int sequence = datagram.get(ValueLayout.JAVA_INT_UNALIGNED, SEQUENCE);
            answers.add(MemorySegment.ofArray(new RequestBuilder("done", NlMsgHeader.DONE, NlMsgHeader.MULTI)
                    .u32(0)
                    .build()
                    .bytes(sequence)));
            return Optional.empty();
        }

        @Override
        public Received receive() {
            if (!answers.isEmpty()) {
                return new Received.Datagram(answers.remove());
            }
            boolean isPausing = ++reads % BREATH == 0;
            return !isPausing && isListening() && left.getAndDecrement() > 0
                    ? new Received.Datagram(MemorySegment.ofArray(datagrams.next()))
                    : new Received.Nothing();
        }

        private synchronized boolean isListening() {
            return !groups.isEmpty();
        }

        @Override
        public void await(long timeoutMs) {
            if (isListening() && left() > 0) {
                return;
            }
            try {
                boolean woken = news.tryAcquire(timeoutMs < 0 ? Long.MAX_VALUE : timeoutMs, TimeUnit.MILLISECONDS);
                if (woken) {
                    news.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void wakeUp() {
            news.release();
        }

        @Override
        public synchronized void join(int group) {
            groups.add(group);
            wakeUp();
        }

        @Override
        public synchronized void leave(int group) {
            groups.remove(group);
        }

        @Override
        public void close() {
            // There is nothing to give back.
        }
    }
}
