package io.ovnchassis.ovsdb.wire;

import com.fasterxml.jackson.core.JsonFactory;

/** The JSON library, with which messages are written. They are read by the {@link Tokenizer}. */
final class JsonStreams {
    static final JsonFactory FACTORY = new JsonFactory();

    private JsonStreams() {}
}
