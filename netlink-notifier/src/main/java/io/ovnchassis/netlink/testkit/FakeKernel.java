package io.ovnchassis.netlink.testkit;

import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.NetlinkSocket;
import io.ovnchassis.netlink.NetlinkTransport;
import io.ovnchassis.netlink.Protocol;
import io.ovnchassis.netlink.Requests;
import io.ovnchassis.netlink.devlink.DevlinkMessages;
import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.devlink.GenericFamily;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.MessageCursor;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import io.ovnchassis.netlink.wire.Request;
import io.ovnchassis.netlink.wire.RequestBuilder;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Stands in for the kernel: has tables of links, routes, neighbours, next hops, connections and devlink ports, carries
 * out orders about them, answers questions, and tells of changes. Other programs' doings are given with
 * {@link #execute}. It keeps no more rules than that objects are there or not: a link that goes takes nothing with it.
 */
public final class FakeKernel implements NetlinkTransport {
    /** The devlink family of this kernel. */
    public static final GenericFamily DEVLINK =
            new GenericFamily(DevlinkMessages.FAMILY, 0x15, Map.of(DevlinkMessages.GROUP, 7));

    private final ReentrantLock lock = new ReentrantLock();
    private final int socketCapacity;
    private final FakeTables tables = new FakeTables();
    private final List<FakeSocket> sockets = new ArrayList<>();
    private final List<Request> orders = new ArrayList<>();
    private final Set<Integer> missingGroups = new HashSet<>();
    private OptionalInt refusal = OptionalInt.empty();
    private int refusals;
    private OptionalInt dumpRefusal = OptionalInt.empty();
    private int dumpRefusals;
    private int interruptions;
    private int losses;

    /** With sockets that hold more than any test sends. */
    public FakeKernel() {
        this(Integer.MAX_VALUE);
    }

    /** @param socketCapacity how many notifications a socket holds before it loses some */
    public FakeKernel(int socketCapacity) {
        this.socketCapacity = socketCapacity;
    }

    @Override
    public NetlinkSocket open(Protocol protocol, int receiveBufferBytes) {
        lock.lock();
        try {
            FakeSocket socket = new FakeSocket(this, protocol, socketCapacity);
            sockets.add(socket);
            return socket;
        } finally {
            lock.unlock();
        }
    }

    /** Another program's order. */
    public Optional<NetlinkFault> execute(Request request) {
        boolean isConnection = request.type() >>> 8 == 1;
        Protocol protocol = isConnection ? Protocol.NETFILTER : Protocol.ROUTE;
        Request acknowledged =
                new Request(request.operation(), request.type(), request.flags() | NlMsgHeader.ACK, request.payload());
        try (Requests other = Requests.open(this, protocol)) {
            return other.execute(acknowledged);
        }
    }

    /** A devlink port comes or changes. */
    public void put(DevlinkPort port) {
        tables.put(port);
        notify(
                Protocol.GENERIC,
                DEVLINK.group(DevlinkMessages.GROUP),
                DevlinkMessages.put(DEVLINK, port).bytes(0));
    }

    /** A devlink port goes. */
    public void remove(DevlinkPort port) {
        lock.lock();
        try {
            tables.remove(port);
            tell(DevlinkMessages.remove(DEVLINK, port));
        } finally {
            lock.unlock();
        }
    }

    private void tell(Request message) {
        notify(Protocol.GENERIC, DEVLINK.group(DevlinkMessages.GROUP), message.bytes(0));
    }

    /** Sends bytes, whatever they are, to all who joined a group. */
    public void notify(Protocol protocol, int group, byte... datagram) {
        lock.lock();
        try {
            for (FakeSocket socket : sockets) {
                if (socket.protocol() == protocol && losses > 0) {
                    socket.lose(group);
                } else if (socket.protocol() == protocol) {
                    socket.notify(group, datagram);
                }
            }
            losses = Math.max(0, losses - 1);
        } finally {
            lock.unlock();
        }
    }

    /** What is in the tables of {@code type}, such as {@code Route.class}. */
    public <T> List<T> all(Class<T> type) {
        lock.lock();
        try {
            return tables.all(type);
        } finally {
            lock.unlock();
        }
    }

    /** Takes objects away without telling anybody. */
    public <T> void silentlyRemove(Class<T> type, Predicate<T> which) {
        lock.lock();
        try {
            tables.silentlyRemove(type, which);
        } finally {
            lock.unlock();
        }
    }

    /** The next {@code count} orders are refused. */
    public void refuseNext(int count, Errno errno) {
        lock.lock();
        try {
            refusals = count;
            refusal = OptionalInt.of(errno.number());
        } finally {
            lock.unlock();
        }
    }

    /** The next {@code count} dumps are refused. */
    public void refuseNextDumps(int count, Errno errno) {
        lock.lock();
        try {
            dumpRefusals = count;
            dumpRefusal = OptionalInt.of(errno.number());
        } finally {
            lock.unlock();
        }
    }

    /** The next {@code count} dumps are interrupted by a change. */
    public void interruptNext(int count) {
        lock.lock();
        try {
            interruptions = count;
        } finally {
            lock.unlock();
        }
    }

    /** The next {@code count} notifications are lost, as they are when a socket is full. */
    public void loseNext(int count) {
        lock.lock();
        try {
            losses = count;
        } finally {
            lock.unlock();
        }
    }

    /** A multicast group that this kernel does not let anybody join. */
    public void lacksGroup(int group) {
        lock.lock();
        try {
            missingGroups.add(group);
        } finally {
            lock.unlock();
        }
    }

    /** All orders so far that were not questions, the refused ones included. */
    public List<Request> orders() {
        lock.lock();
        try {
            return List.copyOf(orders);
        } finally {
            lock.unlock();
        }
    }

    /** The groups that are joined, of all sockets of a protocol. */
    public Set<Integer> joined(Protocol protocol) {
        lock.lock();
        try {
            Set<Integer> groups = new HashSet<>();
            sockets.stream().filter(socket -> socket.protocol() == protocol).forEach(s -> groups.addAll(s.groups()));
            return groups;
        } finally {
            lock.unlock();
        }
    }

    /** How many sockets are open. */
    public int openSockets() {
        lock.lock();
        try {
            return sockets.size();
        } finally {
            lock.unlock();
        }
    }

    void checkGroup(int group) {
        lock.lock();
        try {
            if (missingGroups.contains(group)) {
                throw NetlinkFault.failed("multicast group " + group, Errno.ENOENT.number(), "this kernel lacks it");
            }
        } finally {
            lock.unlock();
        }
    }

    void closed(FakeSocket socket) {
        lock.lock();
        try {
            sockets.remove(socket);
        } finally {
            lock.unlock();
        }
    }

    void handle(FakeSocket socket, byte[] datagram) {
        lock.lock();
        try {
            MessageCursor cursor = new MessageCursor(MemorySegment.ofArray(datagram));
            while (cursor.hasNext()) {
                handle(socket, cursor.next());
            }
        } finally {
            lock.unlock();
        }
    }

    private void handle(FakeSocket socket, Message message) {
        Optional<List<Request>> answer = tables.answer(socket.protocol(), message);
        if (answer.isPresent() && message.has(NlMsgHeader.DUMP)) {
            dump(socket, message, answer.get());
        } else if (answer.isPresent() && !answer.get().isEmpty()) {
            socket.answer(with(answer.get().getFirst(), 0).bytes(message.sequence()));
        } else if (answer.isPresent()) {
            acknowledge(socket, message, Errno.ENODEV.number());
        } else {
            order(socket, message);
        }
    }

    private void order(FakeSocket socket, Message message) {
        orders.add(new Request("order", message.type(), message.flags(), message.payload()));
        if (refusals > 0) {
            refusals--;
            acknowledge(socket, message, refusal.orElse(Errno.EIO.number()));
            return;
        }
        switch (tables.order(message)) {
            case Shelf.Outcome.Refused refused ->
                acknowledge(socket, message, refused.errno().number());
            case Shelf.Outcome.Done done -> {
                notify(socket.protocol(), done.group(), done.told().bytes(0));
                acknowledge(socket, message, 0);
            }
        }
    }

    private void dump(FakeSocket socket, Message message, List<Request> answer) {
        if (dumpRefusals > 0) {
            dumpRefusals--;
            acknowledge(socket, message, dumpRefusal.orElse(Errno.EIO.number()));
            return;
        }
        int flags = NlMsgHeader.MULTI | (interruptions > 0 ? NlMsgHeader.DUMP_INTERRUPTED : 0);
        interruptions = Math.max(0, interruptions - 1);
        answer.forEach(part -> socket.answer(with(part, flags).bytes(message.sequence())));
        Request done = new RequestBuilder("done", NlMsgHeader.DONE, 0).u32(0).build();
        socket.answer(with(done, flags).bytes(message.sequence()));
    }

    private static void acknowledge(FakeSocket socket, Message message, int errno) {
        if (errno != 0 || message.has(NlMsgHeader.ACK)) {
            Request answer = new RequestBuilder("answer", NlMsgHeader.ERROR, 0)
                    .u32(-errno)
                    .u32(NlMsgHeader.SIZE)
                    .u16(message.type())
                    .u16(message.flags())
                    .u32(message.sequence())
                    .u32(message.port())
                    .build();
            socket.answer(with(answer, NlMsgHeader.CAPPED).bytes(message.sequence()));
        }
    }

    private static Request with(Request request, int flags) {
        return new Request(request.operation(), request.type(), flags, request.payload());
    }
}
