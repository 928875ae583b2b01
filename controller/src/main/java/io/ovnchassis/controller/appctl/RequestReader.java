package io.ovnchassis.controller.appctl;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a client's stream of bytes into requests: a blocking pull parser that takes a message as complete at its closing
 * brace. Used by the thread of one client. All bounds on what a client may send are here.
 */
final class RequestReader implements Closeable {
    /** Longest request, in bytes of JSON; what the parser has read ahead may add a buffer's length to it. */
    static final int MAX_BYTES = 64 * 1024;

    /** Deepest nesting of arrays and objects. A valid request needs two, and its id may be anything. */
    static final int MAX_DEPTH = 16;

    /** Most parameters of a request. */
    static final int MAX_PARAMETERS = 1000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_BYTES)
                    .maxNameLength(1000)
                    .maxNumberLength(1000)
                    .build())
            // Both remember what a client made up, in tables or buffers that outlive it.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .build();

    private final Allowance input;
    private final JsonParser parser;

    RequestReader(InputStream input) throws IOException {
        this.input = new Allowance(input);
        // A decoder made by newDecoder() reports bytes that are not UTF-8; one made for a charset would replace them.
        this.parser = JSON.createParser(new InputStreamReader(this.input, StandardCharsets.UTF_8.newDecoder()));
    }

    /**
     * Waits for the next message.
     *
     * @throws IOException where the connection fails; rubbish in it does not
     */
    Inbound next() throws IOException {
        input.renew();
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return new Inbound.Closed();
            }
            if (token != JsonToken.START_OBJECT) {
                return new Inbound.Malformed("message is not a JSON object");
            }
            return new Message().read();
        } catch (JsonEOFException _) {
            return new Inbound.Closed();
        } catch (JacksonException e) {
            return new Inbound.Malformed("error parsing stream: " + e.getOriginalMessage());
        } catch (CharacterCodingException _) {
            return new Inbound.Malformed("error parsing stream: not UTF-8");
        } catch (Allowance.SpentException _) {
            return new Inbound.Malformed("message is longer than " + MAX_BYTES + " bytes");
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** The members of one message as they come, in whatever order. */
    private final class Message {
        private Optional<String> method = Optional.empty();
        private Optional<String> id = Optional.empty();
        private Optional<List<String>> parameters = Optional.empty();
        private boolean hasNonString;
        private boolean isReply;

        Inbound read() throws IOException {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String member = parser.currentName();
                JsonToken value = parser.nextToken();
                Optional<String> error = take(member, value);
                if (error.isPresent()) {
                    return new Inbound.Malformed("received bad JSON-RPC message: " + error.get());
                }
            }
            return complete();
        }

        /** Keeps what a member says, or returns what is wrong with it. A member that is null counts as left out. */
        private Optional<String> take(String member, JsonToken value) throws IOException {
            return switch (member) {
                case "method" -> takeMethod(value);
                case "params" -> takeParameters(value);
                case "id" -> takeId(value);
                case "result", "error" -> takeResult(value);
                default -> Optional.of("message has unexpected member \"" + member + "\"");
            };
        }

        private Optional<String> takeMethod(JsonToken value) throws IOException {
            if (value != JsonToken.VALUE_STRING) {
                return Optional.of("method is not a JSON string");
            }
            method = Optional.of(parser.getText());
            return Optional.empty();
        }

        private Optional<String> takeParameters(JsonToken value) throws IOException {
            if (value == JsonToken.VALUE_NULL) {
                return Optional.empty();
            }
            if (value != JsonToken.START_ARRAY) {
                return Optional.of("\"params\" must be JSON array");
            }
            List<String> taken = new ArrayList<>();
            for (JsonToken each = parser.nextToken(); each != JsonToken.END_ARRAY; each = parser.nextToken()) {
                boolean isString = each == JsonToken.VALUE_STRING;
                taken.add(isString ? parser.getText() : "");
                hasNonString |= !isString;
                parser.skipChildren();
                if (taken.size() > MAX_PARAMETERS) {
                    return Optional.of("\"params\" has more than " + MAX_PARAMETERS + " elements");
                }
            }
            parameters = Optional.of(List.copyOf(taken));
            return Optional.empty();
        }

        private Optional<String> takeId(JsonToken value) throws IOException {
            if (value != JsonToken.VALUE_NULL) {
                StringWriter text = new StringWriter();
                try (JsonGenerator copy = JSON.createGenerator(text)) {
                    copy.copyCurrentStructureExact(parser);
                }
                id = Optional.of(text.toString());
            }
            return Optional.empty();
        }

        private Optional<String> takeResult(JsonToken value) throws IOException {
            isReply |= value != JsonToken.VALUE_NULL;
            parser.skipChildren();
            return Optional.empty();
        }

        private Inbound complete() {
            if (isReply) {
                return new Inbound.Malformed("received unexpected reply message");
            }
            if (method.isEmpty() || parameters.isEmpty()) {
                return new Inbound.Malformed("received bad JSON-RPC message: request must have \""
                        + (method.isEmpty() ? "method" : "params") + "\"");
            }
            if (id.isEmpty()) {
                return new Inbound.Malformed("received unexpected notification message");
            }
            return new Inbound.Received(new Request(method.get(), parameters.get(), hasNonString, id.get()));
        }
    }
}
