package io.ovnchassis.ovsdb.session;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import io.ovnchassis.ovsdb.wire.MalformedMessageException;
import io.ovnchassis.ovsdb.wire.MessageReader;
import java.io.EOFException;
import java.io.IOException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An established connection from its first message to its end. Confined to the I/O thread. */
final class Connection implements Conversation.Outlet {
    private static final Logger JSONRPC = LoggerFactory.getLogger("jsonrpc");
    private static final Logger LOG = LoggerFactory.getLogger("ovsdb_cs");

    private final Remote remote;
    private final Line line;
    private final Handover handover;
    private final Conversation conversation;
    private final Transcript transcript;
    private final MessageReader<Payload> reader;

    /** How much of the input has become events, in characters. */
    private long accounted;

    /** @param conversation begins a conversation that is led through this connection */
    Connection(Remote remote, Line line, Handover handover, Function<Conversation.Outlet, Conversation> conversation) {
        this.remote = remote;
        this.line = line;
        this.handover = handover;
        this.conversation = conversation.apply(this);
        this.transcript = new Transcript(remote, line);
        this.reader = new MessageReader<>(transcript, this.conversation.payloads());
    }

    Conversation conversation() {
        return conversation;
    }

    /** Converses for as long as it can. Whatever goes wrong ends the connection, and never the thread. */
    ConnectionEnd run() {
        try {
            conversation.begin();
            while (true) {
                hear();
            }
        } catch (ConnectionEnd e) {
            return e;
        } catch (MalformedMessageException e) {
            JSONRPC.warn("{}: error parsing stream: {}", remote, e.getMessage());
            return new ConnectionEnd(ConnectionEnd.Cause.MALFORMED, "the server sent what makes no sense");
        } catch (EOFException e) {
            return new ConnectionEnd(ConnectionEnd.Cause.CLOSED_BY_PEER, "connection closed by peer");
        } catch (IOException e) {
            return new ConnectionEnd(ConnectionEnd.Cause.FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("{}: internal error", remote, e);
            return new ConnectionEnd(ConnectionEnd.Cause.MALFORMED, "internal error: " + e);
        }
    }

    private void hear() throws IOException, MalformedMessageException {
        var message = reader.read();
        transcript.received(reader.consumed());
        try {
            conversation.hear(message);
        } catch (MalformedValueException e) {
            throw reader.malformed(e);
        }
    }

    @Override
    public void send(byte[] message) throws ConnectionEnd {
        transcript.sent(message);
        line.send(message);
    }

    @Override
    public void post(LinkEvent event) {
        long received = reader.received();
        handover.put(event, received - accounted);
        accounted = received;
    }
}
