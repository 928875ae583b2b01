package io.ovnchassis.ovsdb.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.delta.Device;
import io.ovnchassis.ovsdb.schema.Ref;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CacheTest {
    private final StringCache strings = new StringCache();
    private final RefCache refs = new RefCache();

    @Test
    void equalShortStringsBecomeOne() {
        assertThat(string("ingress")).isSameAs(string("ingress")).isEqualTo("ingress");
    }

    @Test
    void stringsComeOutAsTheyWentIn() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            String text = random.ints(random.nextInt(70), 0, 128)
                    .collect(StringBuilder::new, (b, c) -> b.append((char) c), StringBuilder::append)
                    .toString();
            assertThat(string(text)).as("seed=%d", seed).isEqualTo(text);
        }
    }

    @Test
    void longStringsAreNotRemembered() {
        String text = "x".repeat(33);
        assertThat(string(text)).isEqualTo(text).isNotSameAs(string(text));
    }

    @Test
    void referencesComeOutAsTheyWentInAndEqualOnesBecomeOne() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            long most = random.nextBoolean() ? random.nextLong() : 0;
            long least = random.nextBoolean() ? random.nextLong() : 0;
            Ref<Device> ref = refs.of(most, least);
            assertThat(ref).as("seed=%d", seed).isEqualTo(Ref.<Device>of(most, least));
            assertThat(refs.<Device>of(most, least)).as("seed=%d", seed).isSameAs(ref);
        }
    }

    private String string(String text) {
        return strings.of(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
    }
}
