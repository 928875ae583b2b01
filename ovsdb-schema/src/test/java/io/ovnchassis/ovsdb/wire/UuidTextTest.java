package io.ovnchassis.ovsdb.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.ovsdb.delta.Device;
import io.ovnchassis.ovsdb.schema.MalformedValueException;
import io.ovnchassis.ovsdb.schema.Ref;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidTextTest {
    @Test
    void everyUuidIsReadAsTheJdkReadsIt() {
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            UUID uuid = new UUID(random.nextLong(), random.nextLong());
            assertThat(parse(uuid.toString())).as("seed=%d", seed).isEqualTo(uuid);
            assertThat(ref(uuid.toString()).uuid()).as("seed=%d", seed).isEqualTo(uuid);
            assertThat(parse(uuid.toString().toUpperCase(Locale.ROOT)))
                    .as("seed=%d", seed)
                    .isEqualTo(uuid);
        }
    }

    @Test
    void itIsReadWhereItLies() {
        String text = "x01234567-89ab-cdef-0123-456789abcdefy";
        assertThat(UuidText.parse(text.getBytes(StandardCharsets.UTF_8), 1, 37))
                .isEqualTo(UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"));
    }

    @Test
    void anythingElseIsMalformed() {
        for (String text : new String[] {
            "",
            "01234567-89ab-cdef-0123-456789abcde",
            "01234567-89ab-cdef-0123-456789abcdef0",
            "0123456789ab-cdef--0123-456789abcdef",
            "01234567-89ab-cdef-0123-456789abcdeg",
            "-1234567-89ab-cdef-0123-456789abcdef",
            "01234567-89ab-cdef-0123-456789abc\u0660f"
        }) {
            assertThatThrownBy(() -> parse(text)).as(text).isInstanceOf(MalformedValueException.class);
            assertThatThrownBy(() -> ref(text)).as(text).isInstanceOf(MalformedValueException.class);
        }
    }

    private static Ref<?> ref(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return UuidText.<Device>ref(bytes, 0, bytes.length);
    }

    private static UUID parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return UuidText.parse(bytes, 0, bytes.length);
    }
}
