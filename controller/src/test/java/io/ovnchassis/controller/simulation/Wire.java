package io.ovnchassis.controller.simulation;

import io.ovnchassis.ovsdb.session.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.function.Consumer;

/**
 * One connection: what the client sent and the server has not taken, what the server sent and the network has not
 * delivered, and what was delivered and the client has not read. The client's end is a {@link Transport}.
 */
final class Wire implements Transport {
    private final String name;
    private final Consumer<ByteBuffer> sent;
    private final ByteQueue toServer = new ByteQueue();
    private final ByteQueue toClient = new ByteQueue();
    private final ByteQueue arrived = new ByteQueue();
    private boolean connected;
    private boolean frozen;
    private boolean endSent;
    private boolean endArrived;
    private boolean clientGone;

    /** @param sent sees what the client sends */
    Wire(String name, Consumer<ByteBuffer> sent) {
        this.name = name;
        this.sent = sent;
    }

    /* The network and the server. */

    /** From now on nothing gets through, or everything does. */
    void freeze(boolean freezes) {
        frozen = freezes;
    }

    /** The server has taken the connection. */
    void connect() {
        connected = true;
    }

    boolean isConnected() {
        return connected;
    }

    /** Moves bytes from the server to where the client can read them; the end of the connection comes after the last. */
    int deliver(int count) {
        if (frozen) {
            return 0;
        }
        byte[] bytes = toClient.take(count);
        arrived.add(bytes);
        if (endSent && toClient.size() == 0) {
            endArrived = true;
        }
        return bytes.length;
    }

    /** How much is on its way to the client. */
    int undelivered() {
        return toClient.size();
    }

    /** Whether there is anything to deliver, be it the end. */
    boolean isDeliverable() {
        return !frozen && (toClient.size() > 0 || (endSent && !endArrived));
    }

    /** How much the server could take. */
    int unserved() {
        return toServer.size();
    }

    byte[] takeForServer(int count) {
        return toServer.take(frozen ? 0 : count);
    }

    void sendToClient(byte[] message) {
        if (!endSent) {
            toClient.add(message);
        }
    }

    /** The server closes its end; what it sent before still arrives. */
    void closeByServer() {
        endSent = true;
    }

    /** The connection breaks here and now for the client: what was not delivered never is. */
    void breakForClient() {
        toClient.take(toClient.size());
        endSent = true;
        endArrived = true;
        connected = true;
    }

    /** Whether nothing more can come of this connection. */
    boolean isOver() {
        return clientGone && toServer.size() == 0;
    }

    /** What the client sent and the server did not take never arrives. */
    void dropUnserved() {
        toServer.take(toServer.size());
    }

    /* The client. */

    /** Whether the client would get on with one of {@code operations}, of {@link SelectionKey}. */
    boolean isReady(int operations) {
        boolean readable = arrived.size() > 0 || endArrived;
        return ((operations & SelectionKey.OP_CONNECT) != 0 && connected)
                || ((operations & SelectionKey.OP_READ) != 0 && readable)
                || (operations & SelectionKey.OP_WRITE) != 0;
    }

    @Override
    public boolean finishConnect() {
        return connected;
    }

    @Override
    public int read(ByteBuffer into) {
        int count = arrived.moveInto(into);
        return count == 0 && endArrived ? -1 : count;
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        if (endArrived) {
            throw new IOException("Broken pipe");
        }
        sent.accept(from.asReadOnlyBuffer());
        toServer.add(from);
    }

    @Override
    public void flush() {
        // Whatever is written is on its way.
    }

    @Override
    public boolean isOutdated() {
        return false;
    }

    @Override
    public void close() {
        clientGone = true;
    }

    @Override
    public String toString() {
        return name;
    }
}
