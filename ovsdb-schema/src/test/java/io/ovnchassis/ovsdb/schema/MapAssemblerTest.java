package io.ovnchassis.ovsdb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MapAssemblerTest {
    private static final int SEEDS = 3000;

    private final MapAssembler pairs = new MapAssembler();

    @Test
    void assemblesWhatATreeMapHoldsInWhateverOrderItComes() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            TreeMap<String, Long> expected = new TreeMap<>();
            random.ints(random.nextInt(random.nextBoolean() ? 5 : 200), 0, 1000)
                    .forEach(n -> expected.put("k" + n, random.nextLong()));
            List<Map.Entry<String, Long>> order = new ArrayList<>(List.copyOf(expected.entrySet()));
            if (random.nextInt(4) == 0) {
                Collections.shuffle(order, random);
            }

            pairs.begin();
            order.forEach(pair -> pairs.add(pair.getKey(), pair.getValue()));
            SortedArrayMap<String, Long> map = pairs.map();

            assertThat(List.copyOf(map.entrySet())).as("seed=%d", seed).isEqualTo(List.copyOf(expected.entrySet()));
            order.forEach(pair -> assertThat(map.get(pair.getKey())).isEqualTo(pair.getValue()));
        }
    }

    @Test
    void mapsWithTheSameKeysShareTheirSet() {
        SortedArrayMap<String, String> first = map("source", "northd.c:1", "stage-name", "ls_in");
        SortedArrayMap<String, String> other = map("stage-hint", "1", "stage-name", "ls_in");
        SortedArrayMap<String, String> second = map("source", "northd.c:2", "stage-name", "ls_out");

        assertThat(second.keySet()).isSameAs(first.keySet()).isNotEqualTo(other.keySet());
        assertThat(first).isEqualTo(Map.of("source", "northd.c:1", "stage-name", "ls_in"));
        assertThat(second).isEqualTo(Map.of("source", "northd.c:2", "stage-name", "ls_out"));
    }

    @Test
    void keysOfAnotherTypeAreNotTakenForTheSameOnes() {
        // As a Long and as a Character these have one hash.
        pairs.begin();
        pairs.add(97L, "number");
        SortedArrayMap<Long, String> numbers = pairs.map();
        pairs.begin();
        pairs.add('a', "letter");
        SortedArrayMap<Character, String> letters = pairs.map();

        assertThat(numbers).isEqualTo(Map.of(97L, "number"));
        assertThat(letters).isEqualTo(Map.of('a', "letter"));
    }

    @Test
    void whatWasAddedToAMapThatWasGivenUpIsForgotten() {
        pairs.begin();
        pairs.add("half", "read");

        assertThat(map("whole", "one")).isEqualTo(Map.of("whole", "one"));
        assertThat(pairs.begin().<String, String>map()).isSameAs(SortedArrayMap.empty());
    }

    @Test
    void aKeyThatStandsTwiceIsMalformed() {
        assertThatThrownBy(() -> map("a", "1", "a", "1"))
                .isInstanceOf(MalformedValueException.class)
                .hasMessage("the key a stands twice in a map");
        assertThatThrownBy(() -> map("b", "1", "a", "1", "b", "2")).isInstanceOf(MalformedValueException.class);
        assertThat(map("a", "1")).isEqualTo(Map.of("a", "1"));
    }

    private SortedArrayMap<String, String> map(String... keysAndValues) {
        pairs.begin();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            pairs.add(keysAndValues[i], keysAndValues[i + 1]);
        }
        return pairs.map();
    }
}
