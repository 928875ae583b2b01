package io.ovnchassis.ovsdb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SortedArrayMapTest {
    private static final int SEEDS = 500;

    @Test
    void holdsWhatATreeMapHolds() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Map<String, Long> tree = entries(new Random(seed));
            SortedArrayMap<String, Long> map = SortedArrayMap.copyOf(tree);

            assertThat(List.copyOf(map.entrySet())).as("seed=%d", seed).isEqualTo(List.copyOf(tree.entrySet()));
            assertThat(map.equals(tree) && tree.equals(map)).as("seed=%d", seed).isTrue();
            assertThat(map.hashCode()).as("seed=%d", seed).isEqualTo(tree.hashCode());
            assertThat(map.toString()).as("seed=%d", seed).isEqualTo(tree.toString());
            for (int i = -1; i <= 20; i++) {
                String key = "k" + i;
                assertThat(map.get(key)).as("seed=%d key=%s", seed, key).isEqualTo(tree.get(key));
                assertThat(map.containsKey(key)).as("seed=%d key=%s", seed, key).isEqualTo(tree.containsKey(key));
            }
        }
    }

    @Test
    void aDifferenceLeadsFromOneTreeMapToTheOther() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Map<String, Long> before = entries(random);
            Map<String, Long> after = entries(random);

            SortedArrayMap<String, Long> result =
                    SortedArrayMap.copyOf(before).applyDifference(SortedArrayMap.copyOf(difference(before, after)));

            assertThat(result).as("seed=%d", seed).isEqualTo(SortedArrayMap.copyOf(after));
        }
    }

    @Test
    void keysOfAnotherTypeAreNotInIt() {
        SortedArrayMap<String, String> map = SortedArrayMap.copyOf(Map.of("a", "b"));

        assertThat(map.get((Object) 1L)).isNull();
        assertThat((Map<?, ?>) map).isNotEqualTo(Map.of(1L, "b"));
        assertThat(SortedArrayMap.<String, String>empty().get("a")).isNull();
        assertThat(map.get(null)).isNull();
    }

    @Test
    void aCopyOfACopyIsTheCopy() {
        SortedArrayMap<String, String> map = SortedArrayMap.copyOf(Map.of("a", "b"));

        assertThat(SortedArrayMap.copyOf(map)).isSameAs(map);
        assertThat(SortedArrayMap.<String, String>copyOf(Map.of())).isSameAs(SortedArrayMap.empty());
    }

    @Test
    void nullIsNoValue() {
        Map<String, String> withNull = Collections.singletonMap("a", null);

        assertThatThrownBy(() -> SortedArrayMap.copyOf(withNull)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void cannotBeChanged() {
        SortedArrayMap<String, String> map = SortedArrayMap.copyOf(Map.of("a", "b"));
        Iterator<Map.Entry<String, String>> iterator = map.entrySet().iterator();
        Map.Entry<String, String> entry = iterator.next();

        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> entry.setValue("c")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.put("a", "c")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.remove("a")).isInstanceOf(UnsupportedOperationException.class);
    }

    /** As ovsdb-server(7) has it: removed pairs as they were, added and changed pairs as they are. */
    private static Map<String, Long> difference(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> difference = new TreeMap<>();
        before.forEach((key, value) -> {
            if (!after.containsKey(key)) {
                difference.put(key, value);
            }
        });
        after.forEach((key, value) -> {
            if (!value.equals(before.get(key))) {
                difference.put(key, value);
            }
        });
        return difference;
    }

    private static Map<String, Long> entries(Random random) {
        TreeMap<String, Long> entries = new TreeMap<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            entries.put("k" + random.nextInt(20), (long) random.nextInt(3));
        }
        return entries;
    }
}
