package io.ovnchassis.ovsdb.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.schema.SortedArraySet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CacheTest {
    private final StringCache strings = new StringCache();
    private final ValueCache values = new ValueCache();

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
    void equalValuesBecomeOneButKeepTheirType() {
        SortedArraySet<Long> set = SortedArraySet.copyOf(List.of(97L));
        assertThat(values.of(set)).isSameAs(set);
        assertThat(values.of(SortedArraySet.copyOf(List.of(97L)))).isSameAs(set);
        assertThat(values.of(97L)).isEqualTo(97L);
    }

    @Test
    void largeSetsAreLeftAlone() {
        List<Long> many = IntStream.range(0, 9).mapToObj(Long::valueOf).toList();
        SortedArraySet<Long> set = SortedArraySet.copyOf(many);
        values.of(set);
        SortedArraySet<Long> equal = SortedArraySet.copyOf(many);
        assertThat(values.of(equal)).isSameAs(equal);
    }

    private String string(String text) {
        return strings.of(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
    }
}
