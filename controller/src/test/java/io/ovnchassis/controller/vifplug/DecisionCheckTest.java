package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.vifplug.PlugDecision.Plug;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionCheckTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "exactly15bytes.", "pf0vf3", "tap-123.5", "...", "thirteen-byteé", "a\"b'c", "a:b"})
    void whatMayNameADeviceMayNameAnInterface(String name) {
        assertThat(DecisionCheck.flaw(new Plug(name))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void aNameThatNoDeviceCanHaveIsAFlaw(String name, String flaw) {
        assertThat(DecisionCheck.flaw(new Plug(name))).contains("the interface name '" + name + "' " + flaw);
    }

    static Stream<Arguments> aNameThatNoDeviceCanHaveIsAFlaw() {
        return Stream.of(
                Arguments.of("", "is empty"),
                Arguments.of(".", "is reserved"),
                Arguments.of("..", "is reserved"),
                Arguments.of("sixteen-bytes-16", "is longer than 15 bytes"),
                Arguments.of("fourteen-bytesé", "is longer than 15 bytes"),
                Arguments.of("../etc/passwd", "contains a slash"),
                Arguments.of("a b", "contains white space"),
                Arguments.of("a\tb", "contains white space"),
                Arguments.of("a\u00a0b", "contains white space"),
                Arguments.of("a\u0007b", "contains a control character"),
                Arguments.of("a\u0000b", "cannot be stored in a database"),
                Arguments.of("a\ud800b", "cannot be stored in a database"));
    }

    @Test
    void typeAndOptionsMustBeTextThatTheServerTakes() {
        assertThat(DecisionCheck.flaw(new Plug("a", Optional.of("in\ud800ternal"), Map.of())))
                .contains("'in\ud800ternal' cannot be stored in a database");
        assertThat(DecisionCheck.flaw(new Plug("a", Optional.empty(), Map.of("key", "\0"))))
                .contains("'\0' cannot be stored in a database");
        assertThat(DecisionCheck.flaw(new Plug("a", Optional.empty(), Map.of("\udc00", "value"))))
                .contains("'\udc00' cannot be stored in a database");
        assertThat(DecisionCheck.flaw(new Plug("a", Optional.of(""), Map.of("key é😀 \n", "value with \" and \\"))))
                .isEmpty();
    }
}
