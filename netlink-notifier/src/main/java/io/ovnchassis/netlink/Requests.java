package io.ovnchassis.netlink;

import io.ovnchassis.netlink.NetlinkSocket.Received;
import io.ovnchassis.netlink.wire.Acknowledgement;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.MalformedMessage;
import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.MessageCursor;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Questions and orders to the kernel, one at a time, each answered before the next. Owned by one thread; only
 * {@link #abandon} is for others. Closes its socket.
 */
public final class Requests implements AutoCloseable {
    /** The kernel answers while the request is being sent; this is for one that does not. */
    private static final long PATIENCE_MS = 10_000;

    private static final int BATCH = 64;
    private static final int RECEIVE_BUFFER = 1 << 20;

    private final NetlinkSocket socket;
    private int sequence;
    private volatile boolean abandoned;

    public Requests(NetlinkSocket socket) {
        this.socket = socket;
    }

    /** Opens a socket to ask on. */
    public static Requests open(NetlinkTransport transport, Protocol protocol) {
        return new Requests(transport.open(protocol, RECEIVE_BUFFER));
    }

    /** Gives one order and returns why it was refused, if it was. */
    public Optional<NetlinkFault> execute(Request request) {
        return executeAll(List.of(request)).getFirst();
    }

    /**
     * Gives orders in the given order, a batch of them in each datagram. One that is refused does not hold up the rest.
     *
     * @return for each order why it was refused, if it was
     */
    public List<Optional<NetlinkFault>> executeAll(List<Request> requests) {
        List<Optional<NetlinkFault>> answers = new ArrayList<>(requests.size());
        for (int from = 0; from < requests.size(); from += BATCH) {
            answers.addAll(executeBatch(requests.subList(from, Math.min(from + BATCH, requests.size()))));
        }
        return answers;
    }

    private List<Optional<NetlinkFault>> executeBatch(List<Request> batch) {
        int first = sequence + 1;
        sequence += batch.size();
        Answers answers = new Answers(batch, first);
        Optional<NetlinkFault> unsent = socket.send(datagram(batch, first));
        if (unsent.isPresent()) {
            return answers.complete(unsent);
        }
        return answers.complete(receiveUntil(batch.getFirst().operation(), answers::take));
    }

    private static MemorySegment datagram(List<Request> batch, int firstSequence) {
        long size = batch.stream().mapToLong(Request::size).sum();
        MemorySegment datagram = MemorySegment.ofArray(new byte[Math.toIntExact(size)]);
        MemorySegment rest = datagram;
        for (int i = 0; i < batch.size(); i++) {
            rest = batch.get(i).write(rest, firstSequence + i);
        }
        return datagram;
    }

    /** Asks for everything of a kind. What cannot be read is left out, and counted. */
    public <T> Dump<T> dump(Request request, Decoder<T> decoder) {
        int asked = ++sequence;
        DumpReader<T> reader = new DumpReader<>(request.operation(), asked, decoder);
        Optional<NetlinkFault> unsent = socket.send(datagram(List.of(request), asked));
        if (unsent.isPresent()) {
            return new Dump.Refused<>(unsent.get());
        }
        Optional<NetlinkFault> fault = receiveUntil(request.operation(), reader);
        return fault.isPresent() ? new Dump.Refused<>(fault.get()) : reader.result();
    }

    /** Hands messages to {@code last} until it says that one was the last; returns what kept it from getting there. */
    private Optional<NetlinkFault> receiveUntil(String operation, MessageSink last) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (!abandoned) {
            switch (socket.receive()) {
                case Received.Datagram datagram -> {
                    if (readUntil(datagram.bytes(), last)) {
                        return Optional.empty();
                    }
                }
                case Received.Lost _ -> last.lost();
                case Received.Nothing _ -> {
                    long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                    if (leftMs <= 0) {
                        return Optional.of(NetlinkFault.failed(operation, Errno.ETIMEDOUT.number(), "try again"));
                    }
                    socket.await(leftMs);
                }
            }
        }
        return Optional.of(NetlinkFault.failed(operation, Errno.ECANCELED.number(), "it was told to stop"));
    }

    private static boolean readUntil(MemorySegment datagram, MessageSink last) {
        MessageCursor cursor = new MessageCursor(datagram);
        try {
            while (cursor.hasNext()) {
                if (last.test(cursor.next())) {
                    return true;
                }
            }
        } catch (MalformedMessage e) {
            last.lost();
        }
        return false;
    }

    /** From any thread: ends what goes on with a fault, and everything that is asked later. */
    public void abandon() {
        abandoned = true;
        socket.wakeUp();
    }

    @Override
    public void close() {
        socket.close();
    }

    /** Takes messages, and says which one was the last. */
    private interface MessageSink extends Predicate<Message> {
        /** Messages are missing. */
        default void lost() {}
    }

    /** Collects the answers to a batch. */
    private static final class Answers {
        private final List<Request> batch;
        private final int first;
        private final List<Optional<NetlinkFault>> faults = new ArrayList<>();

        Answers(List<Request> batch, int first) {
            this.batch = batch;
            this.first = first;
        }

        boolean take(Message message) {
            int index = message.sequence() - first;
            if (index != faults.size() || message.type() != NlMsgHeader.ERROR) {
                return false; // an answer to something that was given up
            }
            Acknowledgement answer = Acknowledgement.decode(message);
            String operation = batch.get(index).operation();
            faults.add(
                    answer.errno() == 0
                            ? Optional.empty()
                            : Optional.of(NetlinkFault.refused(operation, answer, message.sequence())));
            return faults.size() == batch.size();
        }

        /** All answers, with {@code why} for those that never came. */
        List<Optional<NetlinkFault>> complete(Optional<NetlinkFault> why) {
            while (why.isPresent() && faults.size() < batch.size()) {
                faults.add(why);
            }
            return faults;
        }
    }

    /** Collects the parts of a dump. */
    private static final class DumpReader<T> implements MessageSink {
        private final String operation;
        private final int asked;
        private final Decoder<T> decoder;
        private final List<T> objects = new ArrayList<>();
        private int malformed;
        private boolean interrupted;
        private Optional<NetlinkFault> fault = Optional.empty();

        DumpReader(String operation, int asked, Decoder<T> decoder) {
            this.operation = operation;
            this.asked = asked;
            this.decoder = decoder;
        }

        @Override
        public boolean test(Message message) {
            if (message.sequence() != asked) {
                return false;
            }
            interrupted |= message.has(NlMsgHeader.DUMP_INTERRUPTED);
            return switch (message.type()) {
                case NlMsgHeader.DONE, NlMsgHeader.ERROR -> end(message);
                default -> add(message);
            };
        }

        private boolean end(Message message) {
            Acknowledgement answer = Acknowledgement.decode(message);
            if (answer.errno() != 0) {
                fault = Optional.of(NetlinkFault.refused(operation, answer, asked));
            }
            return true;
        }

        private boolean add(Message message) {
            try {
                decoder.decode(message).ifPresent(objects::add);
            } catch (MalformedMessage e) {
                malformed++;
            }
            return !message.has(NlMsgHeader.MULTI);
        }

        @Override
        public void lost() {
            interrupted = true;
        }

        Dump<T> result() {
            if (fault.isPresent()) {
                return new Dump.Refused<>(fault.get());
            }
            return interrupted ? new Dump.Interrupted<>(objects) : new Dump.Complete<>(objects, malformed);
        }
    }
}
