package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.tls.TlsClient;
import io.ovnchassis.ovsdb.tls.TlsFailure;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS over TCP. The connection stands when the handshake is complete. Three buffers of a fixed size: what came in and is
 * not decrypted, what is decrypted and not read, what is encrypted and not sent. A record is at most as large as they are,
 * and there is no more of anything than one buffer has.
 */
final class TlsTransport implements SocketTransport {
    /** The content types that a record may begin with (RFC 8446, section 5.1). */
    private static final int CHANGE_CIPHER_SPEC = 20;

    private static final int APPLICATION_DATA = 23;
    private static final Logger LOG = LoggerFactory.getLogger("stream_ssl");
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final TlsClient client;
    private final SSLEngine engine;
    private final PlainTransport socket;

    /** Encrypted; filled from the socket. */
    private final ByteBuffer received;

    /** Decrypted; drained by {@link #read}. */
    private final ByteBuffer clear;

    /** Encrypted; drained into the socket. */
    private final ByteBuffer outgoing;

    private boolean reached;
    private boolean established;
    private boolean heard;
    private boolean endOfInput;

    /** Begins to connect. */
    TlsTransport(TlsClient client, SocketAddress address) throws IOException {
        this.client = client;
        this.engine = client.engine();
        int size = Math.max(
                engine.getSession().getPacketBufferSize(), engine.getSession().getApplicationBufferSize());
        this.received = ByteBuffer.allocate(size);
        this.clear = ByteBuffer.allocate(size).limit(0);
        this.outgoing = ByteBuffer.allocate(size).limit(0);
        this.socket = new PlainTransport(address);
    }

    @Override
    public SelectableChannel channel() {
        return socket.channel();
    }

    @Override
    public int interest(int operations) {
        if (!reached) {
            return operations;
        }
        int wanted = established ? operations : SelectionKey.OP_READ;
        return outgoing.hasRemaining() ? wanted | SelectionKey.OP_WRITE : wanted;
    }

    @Override
    public boolean finishConnect() throws IOException {
        if (!reached) {
            if (!socket.finishConnect()) {
                return false;
            }
            reached = true;
            engine.beginHandshake();
        }
        if (!shakeHands()) {
            return false;
        }
        if (client.complete()) {
            throw new ConnectionEnd(
                    ConnectionEnd.Cause.ORDERED, "killing successful connection to retry using CA cert");
        }
        established = true;
        return true;
    }

    private boolean shakeHands() throws IOException {
        try {
            while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
                if (!advance()) {
                    return false;
                }
            }
            flush();
            return !outgoing.hasRemaining();
        } catch (SSLException e) {
            throw client.explain(e);
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        try {
            while (!clear.hasRemaining()) {
                refuseRenegotiation();
                if (endOfInput || engine.isInboundDone()) {
                    return ended();
                }
                if (!advance() && !endOfInput) {
                    return 0;
                }
            }
        } catch (SSLException e) {
            throw client.explain(e);
        }
        heard = true;
        int count = Math.min(clear.remaining(), into.remaining());
        into.put(clear.slice(clear.position(), count));
        clear.position(clear.position() + count);
        return count;
    }

    /** OVS does not ask for a close_notify either: a message of JSON that is cut off is found out anyway. */
    private int ended() throws TlsFailure {
        if (!heard) {
            throw client.hungUp();
        }
        return -1;
    }

    /** Whatever the server may want of TLS 1.2 while data goes back and forth, another handshake is not among it. */
    private void refuseRenegotiation() throws SSLException {
        boolean begun = switch (engine.getHandshakeStatus()) {
            case NEED_TASK, NEED_UNWRAP, NEED_UNWRAP_AGAIN -> !engine.isInboundDone();
            case NEED_WRAP, FINISHED, NOT_HANDSHAKING -> false;
        };
        if (begun && engine.getSession().getProtocol().equals("TLSv1.2")) {
            throw new SSLException("the server wants to negotiate anew, which is not supported");
        }
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        try {
            while (from.hasRemaining() && wrap(from)) {
                // One record after the other, as long as the socket takes them.
            }
        } catch (SSLException e) {
            throw client.explain(e);
        }
    }

    @Override
    public void flush() throws IOException {
        if (outgoing.hasRemaining()) {
            try {
                socket.write(outgoing);
            } catch (IOException e) {
                throw heard ? e : client.hungUp();
            }
        }
    }

    @Override
    public boolean isOutdated() {
        return client.isOutdated();
    }

    /** One step of the protocol; false when it takes the socket to go on. */
    private boolean advance() throws IOException {
        return switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> {
                runTasks();
                yield true;
            }
            case NEED_WRAP -> wrap(NOTHING);
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED, NOT_HANDSHAKING -> unwrap();
        };
    }

    /** On this thread: it has no connection but this one, which cannot go on before they are done. */
    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /** Sends a record; false when the one before it is not sent yet, or none can be made now. */
    private boolean wrap(ByteBuffer from) throws IOException {
        flush();
        if (outgoing.hasRemaining()) {
            return false;
        }
        outgoing.clear();
        SSLEngineResult result;
        try {
            result = engine.wrap(from, outgoing);
        } finally {
            outgoing.flip();
        }
        flush();
        return result.bytesProduced() > 0;
    }

    private boolean unwrap() throws IOException {
        requireTls();
        received.flip();
        clear.clear();
        SSLEngineResult result;
        try {
            result = engine.unwrap(received, clear);
        } finally {
            received.compact();
            clear.flip();
        }
        return switch (result.getStatus()) {
            case OK, CLOSED -> true;
            case BUFFER_UNDERFLOW -> receive();
            case BUFFER_OVERFLOW -> throw new SSLException("a record is larger than TLS allows");
        };
    }

    private boolean receive() throws IOException {
        if (!received.hasRemaining()) {
            throw new SSLException("a record is larger than TLS allows");
        }
        int count = readSocket();
        if (count < 0) {
            endOfInput = true;
            if (!established) {
                throw client.hungUp();
            }
        }
        return count > 0;
    }

    /** A server that does not like our certificate hangs up so hard that what it said about it may get lost. */
    private int readSocket() throws IOException {
        try {
            return socket.read(received);
        } catch (IOException e) {
            throw heard ? e : client.hungUp();
        }
    }

    private void requireTls() throws TlsFailure {
        if (!established && received.position() > 0) {
            int first = received.get(0);
            if (first < CHANGE_CIPHER_SPEC || first > APPLICATION_DATA) {
                throw new TlsFailure("the server does not speak TLS; if that is how it should be, use tcp:HOST:PORT");
            }
        }
    }

    /** Says goodbye if the socket takes it at once; alerts, too, go out here. */
    @Override
    public void close() throws IOException {
        try (socket) {
            if (reached) {
                engine.closeOutbound();
                while (!engine.isOutboundDone() && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
                    if (!wrap(NOTHING)) {
                        break;
                    }
                }
            }
        } catch (IOException peerIsGone) {
            LOG.debug("no goodbye: {}", peerIsGone.getMessage());
        }
    }
}
