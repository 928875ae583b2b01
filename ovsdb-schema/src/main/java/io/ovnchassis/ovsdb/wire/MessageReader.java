package io.ovnchassis.ovsdb.wire;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message after the other from a connection. The parser finds where a message ends, as it must: only it knows
 * which brace stands in a string and which backslash escapes. Confined to one thread.
 *
 * @param <P> what the messages carry, decoded
 */
public final class MessageReader<P> {
    /** The longest {@code "id"} that a peer may choose, in characters. */
    private static final int ID_CHARS_MAX = 1 << 10;

    /** How much is put aside of a peer that writes {@code "params"} before {@code "method"}, in characters. */
    private static final int PARAMS_CHARS_MAX = 64 << 20;

    private final ByteWindow window;
    private final Cursor in;
    private final Payloads<P> payloads;

    public MessageReader(ByteInput input, Payloads<P> payloads) {
        this.window = new ByteWindow(input);
        this.in = Cursor.over(window);
        this.payloads = payloads;
    }

    /**
     * Reads the next message, waiting for it as {@link ByteInput#read} does.
     *
     * @throws MalformedMessageException when it cannot be understood
     * @throws java.io.EOFException when the peer sends no more
     */
    public Message<P> read() throws IOException, MalformedMessageException {
        try {
            Members members = new Members();
            in.beginObject();
            while (in.nextMember()) {
                members.read(in.name());
            }
            return members.message();
        } catch (MalformedValueException e) {
            throw malformed(e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A complaint about the message that was read last, with the text to it. */
    public MalformedMessageException malformed(MalformedValueException e) {
        return new MalformedMessageException(String.valueOf(e.getMessage()), in.surroundings());
    }

    /** How many bytes have come in so far, whole messages or not. */
    public long received() {
        return window.arrived();
    }

    /** How many of them belong to the messages that were read. */
    public long consumed() {
        return window.passed() + in.position();
    }

    /** The members of a message as they come, in whatever order that is. */
    private final class Members {
        private @Nullable String id;
        private @Nullable String method;
        private @Nullable P params;
        private @Nullable String undecodedParams;
        private @Nullable P result;
        private @Nullable OperationError error;

        void read(String name) {
            switch (name) {
                case "id" -> id = orNull(in.json(ID_CHARS_MAX));
                case "method" -> method = in.string();
                case "params" -> readParams();
                case "result" -> readResult();
                case "error" -> readError();
                default -> in.skip();
            }
        }

        private @Nullable String orNull(String json) {
            return json.equals("null") ? null : json;
        }

        private void readParams() {
            if (method == null) {
                undecodedParams = in.json(PARAMS_CHARS_MAX);
            } else {
                params = payloads.params(method, in);
            }
        }

        private void readResult() {
            if (in.isNull()) {
                in.skip();
            } else {
                result = payloads.result(in);
            }
        }

        private void readError() {
            if (in.isNull()) {
                in.skip();
            } else {
                error = OperationResults.readError(in);
            }
        }

        Message<P> message() {
            if (method != null) {
                return call(method);
            }
            if (id == null) {
                throw new MalformedValueException("a message has neither \"method\" nor \"id\"");
            }
            if (error != null) {
                return new Message.Refusal<>(id, error);
            }
            if (result == null) {
                throw new MalformedValueException("a reply has neither \"result\" nor \"error\"");
            }
            return new Message.Reply<>(id, result);
        }

        private Message<P> call(String calledMethod) {
            if (undecodedParams != null) {
                params = payloads.params(calledMethod, Cursor.over(undecodedParams));
            }
            if (params == null) {
                throw new MalformedValueException("\"" + calledMethod + "\" comes without \"params\"");
            }
            return new Message.Call<>(Optional.ofNullable(id), calledMethod, params);
        }
    }
}
