package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.Junk;
import io.ovnchassis.controller.Seeds;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.transact.Transaction;
import io.ovnchassis.vifplug.PlugDecision.Plug;
import java.util.HashMap;
import java.util.List;
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

    @Test
    void typeAndOptionsMayNotBeLargeEnoughToHoldUpOthers() {
        String most = "x".repeat(DecisionCheck.TEXT_CHARS_MAX - 3);
        assertThat(DecisionCheck.flaw(new Plug("a", Optional.empty(), Map.of("key", most))))
                .isEmpty();
        assertThat(DecisionCheck.flaw(new Plug("a", Optional.of("t"), Map.of("key", most))))
                .contains("its type and options have 65537 characters, more than 65536");
    }

    @Test
    void whatIsNoFlawCanBeWritten() {
        Seeds.each(DecisionCheckTest.class, 5000, random -> {
            Junk junk = new Junk(random);
            String broken = random.nextInt(4) == 0 ? junk.any(List.of("\0", "\ud800", "\udc00x")) : "";
            Map<String, String> options = new HashMap<>(junk.map());
            options.put(junk.text() + broken, junk.text());
            Plug decision = new Plug(junk.text(), Optional.of(junk.text() + broken), options);
            if (DecisionCheck.flaw(decision).isEmpty()) {
                Transaction transaction = new Transaction(1, Table::allColumns);
                transaction
                        .edit(Interface.TABLE)
                        .insert(Interface.builder()
                                .name(decision.interfaceName())
                                .type(decision.interfaceType().orElseThrow())
                                .options(decision.options()));
                assertThat(transaction.submission().operations()).hasSizeLessThan(1 << 20);
            }
        });
    }
}
