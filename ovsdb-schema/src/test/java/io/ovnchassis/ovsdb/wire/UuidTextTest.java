package io.ovnchassis.ovsdb.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.ovsdb.schema.MalformedValueException;
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
            assertThat(parse(uuid.toString().toUpperCase(Locale.ROOT)))
                    .as("seed=%d", seed)
                    .isEqualTo(uuid);
        }
    }

    @Test
    void itIsReadWhereItLies() {
        String text = "x01234567-89ab-cdef-0123-456789abcdefy";
        assertThat(UuidText.parse(text.toCharArray(), 1, 36))
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
            "01234567-89ab-cdef-0123-456789abcd\u0660f"
        }) {
            assertThatThrownBy(() -> parse(text)).as(text).isInstanceOf(MalformedValueException.class);
        }
    }

    private static UUID parse(String text) {
        return UuidText.parse(text.toCharArray(), 0, text.length());
    }
}
