package io.ovnchassis.ovsdb.wire;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
import org.junit.jupiter.api.Test;

/** What is as large as it may be passes; what is larger by one does not. */
class JsonBoundsTest {
    @Test
    void nestingIsBounded() {
        assertBound(nested(JsonBounds.DEPTH_MAX), nested(JsonBounds.DEPTH_MAX + 1));
    }

    @Test
    void theLengthOfANameIsBounded() {
        assertBound(named(JsonBounds.NAME_BYTES_MAX), named(JsonBounds.NAME_BYTES_MAX + 1));
    }

    @Test
    void theLengthOfANumberIsBounded() {
        String longest = "[" + "1".repeat(JsonBounds.NUMBER_BYTES_MAX);
        assertBound(longest + "]", longest + "1]");
    }

    @Test
    void theIdOfAMessageIsBounded() {
        String message = "{\"id\":\"" + "i".repeat(1 << 10) + "\",\"result\":[]}";
        assertThatThrownBy(() -> new MessageReader<>(new TextInput(message), new JsonPayloads()).read())
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void parametersThatNobodyCanDecodeYetAreBounded() {
        String message = "{\"params\":[\"" + "p".repeat(64 << 20) + "\"],\"method\":\"echo\",\"id\":1}";
        assertThatThrownBy(() -> new MessageReader<>(new TextInput(message), new JsonPayloads()).read())
                .isInstanceOf(MalformedMessageException.class);
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String named(int length) {
        return "{\"" + "n".repeat(length) + "\":1}";
    }

    private static void assertBound(String largest, String tooLarge) {
        assertThatCode(() -> Cursor.over(largest).skip()).doesNotThrowAnyException();
        assertThatThrownBy(() -> Cursor.over(tooLarge).skip()).isInstanceOf(MalformedValueException.class);
    }
}
