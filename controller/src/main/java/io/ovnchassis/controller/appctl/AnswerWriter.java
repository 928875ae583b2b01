package io.ovnchassis.controller.appctl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/**
 * Writes JSON-RPC replies to one client, by the thread of that client; it blocks for as long as the client does not
 * read.
 */
final class AnswerWriter {
    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final OutputStream out;

    AnswerWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes the reply to the request with that id, as a whole.
     *
     * @param id JSON text
     */
    void write(String id, Answer answer, OutputFormat format) throws IOException {
        // Through a Writer, because that replaces half a surrogate pair, for which there is no UTF-8, where Jackson's
        // own
        // encoder would give up in the middle of the reply.
        try (JsonGenerator json = JSON.createGenerator(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            json.writeStartObject();
            json.writeFieldName("id");
            json.writeRawValue(id);
            switch (answer) {
                case Answer.Success(String text) -> {
                    json.writeFieldName("result");
                    writeText(json, text, format);
                    json.writeNullField("error");
                }
                case Answer.Document(String document) -> {
                    json.writeFieldName("result");
                    json.writeRawValue(document);
                    json.writeNullField("error");
                }
                case Answer.Failure(String text) -> {
                    json.writeNullField("result");
                    json.writeStringField("error", withFinalNewline(text));
                }
            }
            json.writeEndObject();
        }
    }

    private static void writeText(JsonGenerator json, String text, OutputFormat format) throws IOException {
        switch (format) {
            case TEXT -> json.writeString(withFinalNewline(text));
            case JSON -> {
                json.writeStartObject();
                json.writeStringField("reply-format", "plain");
                json.writeStringField("reply", text);
                json.writeEndObject();
            }
        }
    }

    /**
     * Up to OVS 3.3 the server adds it and the tool prints what it gets; later the tool adds it where it is missing.
     */
    private static String withFinalNewline(String text) {
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }
}
