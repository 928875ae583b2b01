package io.ovnchassis.netlink.notifier;

import io.ovnchassis.netlink.Complaints;
import io.ovnchassis.netlink.NetlinkSocket;
import io.ovnchassis.netlink.NetlinkSocket.Received;
import io.ovnchassis.netlink.wire.MalformedMessage;
import io.ovnchassis.netlink.wire.Message;
import io.ovnchassis.netlink.wire.MessageCursor;
import io.ovnchassis.netlink.wire.NlMsgHeader;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** The thread that reads a socket: decodes, filters, queues, and never waits for a listener. Closes the socket. */
final class Reader implements Runnable {
    private static final long PAUSE_AFTER_FAULT_MS = 100;

    private final NetlinkSocket socket;
    private final Audiences audiences;
    private final EventQueue queue;
    private final Tally tally;
    private final Complaints complaints = new Complaints(LoggerFactory.getLogger("netlink_notifier"));
    private final Queue<CountDownLatch> flushes = new ConcurrentLinkedQueue<>();
    private final Queue<CountDownLatch> accepted = new ArrayDeque<>();
    private volatile boolean isStopping;

    Reader(NetlinkSocket socket, Audiences audiences, EventQueue queue, Tally tally) {
        this.socket = socket;
        this.audiences = audiences;
        this.queue = queue;
        this.tally = tally;
    }

    @Override
    public void run() {
        try (socket) {
            while (!isStopping) {
                try {
                    step();
                } catch (RuntimeException e) {
                    complaints.warn("error reading netlink socket: " + e);
                    lost();
                    socket.await(PAUSE_AFTER_FAULT_MS);
                }
            }
        }
    }

    private void step() {
        acceptFlushes();
        switch (socket.receive()) {
            case Received.Datagram datagram -> read(datagram.bytes());
            case Received.Lost _ -> {
                complaints.warn("netlink receive buffer overflowed");
                lost();
            }
            case Received.Nothing _ -> {
                queue.drained();
                passOnFlushes();
                socket.await(-1);
            }
        }
    }

    private void read(MemorySegment datagram) {
        MessageCursor cursor = new MessageCursor(datagram);
        try {
            while (cursor.hasNext()) {
                read(cursor.next());
            }
        } catch (MalformedMessage e) {
            malformed(e);
        }
    }

    private void read(Message message) {
        tally.received.increment();
        if (message.type() == NlMsgHeader.OVERRUN) {
            lost();
        }
        for (Audience<?> audience : audiences.all()) {
            try {
                audience.read(message, queue, tally);
            } catch (MalformedMessage e) {
                malformed(e);
            }
        }
    }

    private void malformed(MalformedMessage e) {
        tally.malformed.increment();
        complaints.warn("unexpected netlink message contents: " + e.getMessage());
    }

    private void lost() {
        tally.overruns.increment();
        queue.overrun(audiences.kinds());
    }

    /** What is asked for before a look into the socket is met when that look finds nothing. */
    private void acceptFlushes() {
        while (!flushes.isEmpty()) {
            accepted.add(flushes.remove());
        }
    }

    private void passOnFlushes() {
        while (!accepted.isEmpty()) {
            queue.flush(accepted.remove());
        }
    }

    /** From any thread: counts {@code done} down when all that the kernel has sent by now has been dealt with. */
    void flush(CountDownLatch done) {
        flushes.add(done);
        socket.wakeUp();
    }

    /** From any thread. */
    void stop() {
        isStopping = true;
        socket.wakeUp();
    }
}
