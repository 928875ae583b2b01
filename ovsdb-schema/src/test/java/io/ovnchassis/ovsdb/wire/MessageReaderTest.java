package io.ovnchassis.ovsdb.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageReaderTest {
    private static final String UPDATE =
            "{\"id\":null,\"method\":\"update2\",\"params\":[\"db\",{\"T\":{\"é\":{\"delete\":null}}}]}";
    private static final String REPLY = "{\"id\":7,\"result\":[{\"count\":1},{}],\"error\":null}";

    @Test
    void messagesFollowEachOtherWithNothingOrBlanksInBetween() throws Exception {
        assertThat(readAll(new TextInput(UPDATE + REPLY + " \n\t" + REPLY)))
                .containsExactly(
                        new Message.Call<>(Optional.empty(), "update2", "[\"db\",{\"T\":{\"é\":{\"delete\":null}}}]"),
                        new Message.Reply<>("7", "[{\"count\":1},{}]"),
                        new Message.Reply<>("7", "[{\"count\":1},{}]"));
    }

    @Test
    void aMessageIsReadAsSoonAsItsLastByteIsHere() throws Exception {
        int[] reads = {0};
        byte[] text = REPLY.getBytes(StandardCharsets.UTF_8);
        MessageReader<String> reader = new MessageReader<>(
                into -> {
                    if (reads[0]++ > 0) {
                        throw new IOException("asked for more than the message");
                    }
                    into.put(text);
                    return text.length;
                },
                new JsonPayloads());
        assertThat(reader.read()).isInstanceOf(Message.Reply.class);
        assertThat(reader.received()).isEqualTo(text.length);
    }

    @Test
    void aMessageMayComeInPiecesOfAnySize() throws Exception {
        byte[] text = (UPDATE + REPLY).getBytes(StandardCharsets.UTF_8);
        List<Message<String>> whole = readAll(new TextInput(UPDATE + REPLY));
        for (int i = 0; i <= text.length; i++) {
            assertThat(readAll(TextInput.splitAt(text, i))).as("split at %d", i).isEqualTo(whole);
        }
        assertThat(readAll(TextInput.bytewise(text))).isEqualTo(whole);
    }

    /** The input that makes OpenDaylight's decoder wait for ever: a string that ends in an escaped backslash. */
    @Test
    void aStringThatEndsInABackslashEndsThere() throws Exception {
        String text = "{\"id\":3,\"result\":{\"Chassis\":{\"hostname\":\"host\\\\\"}},\"error\":null}";
        assertThat(readAll(new TextInput(text + REPLY)))
                .containsExactly(
                        new Message.Reply<>("3", "{\"Chassis\":{\"hostname\":\"host\\\\\"}}"),
                        new Message.Reply<>("7", "[{\"count\":1},{}]"));
    }

    @Test
    void bracesAndQuotesInStringsAreNotStructure() throws Exception {
        String text = "{\"id\":1,\"result\":\"}{][\\\"}\\\\\",\"error\":null}";
        assertThat(readAll(new TextInput(text))).containsExactly(new Message.Reply<>("1", "\"}{][\\\"}\\\\\""));
    }

    @Test
    void theOrderOfMembersDoesNotMatter() throws Exception {
        assertThat(readAll(new TextInput("{\"error\":null,\"result\":[],\"id\":5}")))
                .containsExactly(new Message.Reply<>("5", "[]"));
        assertThat(readAll(new TextInput("{\"params\":[1,\"\\u00e9\"],\"id\":\"x\",\"method\":\"echo\"}")))
                .containsExactly(new Message.Call<>(Optional.of("\"x\""), "echo", "[1,\"é\"]"));
    }

    @Test
    void refusalsCarryTheirErrorWithAndWithoutDetails() throws Exception {
        String text = "{\"id\":4,\"error\":\"unknown method\"}"
                + "{\"id\":5,\"result\":null,\"error\":{\"syntax\":\"[]\",\"details\":\"no such\",\"error\":\"bad\"}}";
        assertThat(readAll(new TextInput(text)))
                .containsExactly(
                        new Message.Refusal<>("4", new OperationError("unknown method", "")),
                        new Message.Refusal<>("5", new OperationError("bad", "no such")));
    }

    @Test
    void longStringsPassAndTooLongOnesDoNot() throws Exception {
        String megabyte = "x".repeat(1 << 20);
        assertThat(readAll(new TextInput("{\"id\":1,\"result\":\"" + megabyte + "\"}")))
                .containsExactly(new Message.Reply<>("1", "\"" + megabyte + "\""));

        byte[] piece = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        TextInput tooLong = new TextInput("{\"id\":1,\"result\":\"");
        for (int i = 0; i <= 64; i++) {
            tooLong.add(piece);
        }
        assertThatThrownBy(() -> readAll(tooLong))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("a string exceeds the maximum allowed 67108864 bytes");
    }

    @Test
    void whatIsNoMessageIsQuoted() {
        assertMalformed("[1]", "expected an object, found an array, near: [1]");
        assertMalformed("nonsense ", "near: nonsense ");
        assertMalformed("{\"id\":1}", "a reply has neither \"result\" nor \"error\", near: {\"id\":1}");
        assertMalformed("{\"result\":1}", "a message has neither \"method\" nor \"id\"");
        assertMalformed("{\"id\":1,\"method\":\"x\"}", "\"x\" comes without \"params\"");
        assertMalformed("{\"method\":7}", "expected a string, found an integer");
        assertMalformed("{\"id\":1,}", "near: {\"id\":1,}");
        assertMalformed("{\"a\":" + "[".repeat(100), "nesting depth");
        assertMalformed("{\"id\":\"" + "x".repeat(2000) + "\"}", "longer than the 1024 characters");
        assertMalformed("{\"id\":" + "1".repeat(1000) + "}", "a number exceeds the maximum allowed 400 bytes");
    }

    @Test
    void theQuotationIsPrintableAndShort() {
        assertThatThrownBy(() -> readAll(new TextInput("a\n\u0007" + "b".repeat(5000))))
                .isInstanceOf(MalformedMessageException.class)
                .message()
                .endsWith("near: a\\u000a\\u0007" + "b".repeat(197));
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        TextInput input = new TextInput("{\"id\":\"");
        input.add(new byte[] {(byte) 0xc3, '"'});
        assertThatThrownBy(() -> readAll(input))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("the text is not UTF-8, near: {\"id\":\"\ufffd\"");
    }

    @Test
    void theEndOfTheConnectionIsNoMalformedMessage() {
        MessageReader<String> reader = new MessageReader<>(new TextInput("{\"id\":1,\"res"), new JsonPayloads());
        assertThatThrownBy(reader::read).isInstanceOf(EOFException.class);
    }

    private static void assertMalformed(String text, String message) {
        assertThatThrownBy(() -> readAll(new TextInput(text)))
                .as(text)
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining(message);
    }

    /** Reads to the end of the connection. */
    private static List<Message<String>> readAll(ByteInput input) throws IOException, MalformedMessageException {
        MessageReader<String> reader = new MessageReader<>(input, new JsonPayloads());
        List<Message<String>> messages = new ArrayList<>();
        try {
            while (true) {
                messages.add(reader.read());
            }
        } catch (EOFException e) {
            return messages;
        }
    }
}
