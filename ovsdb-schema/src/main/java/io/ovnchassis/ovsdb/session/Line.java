package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.wire.ByteInput;
import io.ovnchassis.ovsdb.wire.Requests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An established connection as the reader of its messages sees it: a source of bytes. Whatever else has to go on
 * meanwhile goes on in {@link #read}, which the parser calls every few kilobytes: orders are taken, requests go out, and
 * a silent peer is probed.
 */
final class Line implements ByteInput {
    /** Requests that the server does not take. More than this is no queue but a server that has stopped reading. */
    private static final long BACKLOG_BYTES_MAX = 64L << 20;

    /** The id of upstream's probes, as JSON: no request of ours has it, so that the reply is nobody's. */
    private static final String PROBE_ID = "\"echo\"";

    /** What the I/O thread does besides reading. */
    interface Duties {
        /** Takes the owner's orders. */
        void attend() throws IOException;

        /** Whether there is room for what would be read. */
        boolean mayReceive();
    }

    private final Transport transport;
    private final Waiter waiter;
    private final InactivityProbe probe;
    private final Duties duties;
    private final Deque<ByteBuffer> backlog = new ArrayDeque<>();
    private long backlogBytes;
    private boolean stuck;
    private long lastReceived;

    Line(Transport transport, Waiter waiter, InactivityProbe probe, Duties duties) {
        this.transport = transport;
        this.waiter = waiter;
        this.probe = probe;
        this.duties = duties;
        this.lastReceived = waiter.now();
    }

    /** When anything last came in, in nanoseconds of the clock. */
    long lastReceived() {
        return lastReceived;
    }

    /** Queues a message; it goes out with the next {@link #read}. */
    void send(byte[] message) throws ConnectionEnd {
        backlogBytes += message.length;
        if (backlogBytes > BACKLOG_BYTES_MAX) {
            throw new ConnectionEnd(
                    ConnectionEnd.Cause.FAILED,
                    "sending backlog exceeded maximum size: " + backlogBytes + " > " + BACKLOG_BYTES_MAX + " bytes");
        }
        backlog.add(ByteBuffer.wrap(message));
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        while (true) {
            duties.attend();
            flush();
            if (duties.mayReceive()) {
                int count = transport.read(into);
                if (count != 0) {
                    lastReceived = waiter.now();
                    probe.activity(lastReceived);
                    return count;
                }
                if (keepAlive()) {
                    continue;
                }
                await(SelectionKey.OP_READ, probe.remaining(waiter.now()));
            } else {
                // The answer to a probe would not be read, so none is due.
                await(0, Waiter.FOREVER);
            }
        }
    }

    private void await(int operations, long nanos) throws IOException {
        waiter.await(transport, backlog.isEmpty() ? operations : operations | SelectionKey.OP_WRITE, nanos);
    }

    /** Whether a probe was queued. */
    private boolean keepAlive() throws ConnectionEnd {
        long now = waiter.now();
        long silence = probe.silence(now);
        return switch (probe.due(now)) {
            case NOTHING -> false;
            case PROBE -> {
                send(Requests.echo(PROBE_ID));
                yield true;
            }
            case GIVING_UP ->
                throw new ConnectionEnd(
                        ConnectionEnd.Cause.SILENT,
                        "no response to inactivity probe after " + Reconnect.seconds(silence) + " seconds");
        };
    }

    /** A peer that takes what it did not take before is alive. What goes out at once proves nothing. */
    private void flush() throws IOException {
        long before = backlogBytes;
        transport.flush();
        while (!backlog.isEmpty()) {
            ByteBuffer first = backlog.element();
            int length = first.remaining();
            transport.write(first);
            backlogBytes -= length - first.remaining();
            if (first.hasRemaining()) {
                break;
            }
            backlog.remove();
        }
        if (stuck && backlogBytes < before) {
            probe.activity(waiter.now());
        }
        stuck = !backlog.isEmpty();
    }
}
