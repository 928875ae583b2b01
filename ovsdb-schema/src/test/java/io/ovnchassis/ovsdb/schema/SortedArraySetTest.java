package io.ovnchassis.ovsdb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SortedArraySetTest {
    private static final int SEEDS = 500;

    @Test
    void holdsWhatATreeSetHolds() {
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Long> elements = elements(new Random(seed));
            SortedArraySet<Long> set = SortedArraySet.copyOf(elements);
            TreeSet<Long> tree = new TreeSet<>(elements);

            assertThat(List.copyOf(set)).as("seed=%d", seed).isEqualTo(List.copyOf(tree));
            assertThat(set.equals(tree) && tree.equals(set)).as("seed=%d", seed).isTrue();
            assertThat(set.hashCode()).as("seed=%d", seed).isEqualTo(tree.hashCode());
            assertThat(set.toString()).as("seed=%d", seed).isEqualTo(tree.toString());
            for (long value = -1; value <= 20; value++) {
                assertThat(set.contains(value))
                        .as("seed=%d value=%d", seed, value)
                        .isEqualTo(tree.contains(value));
            }
        }
    }

    @Test
    void aListIsTheSameSetWhetherItIsAscendingOrNot() {
        for (int seed = 0; seed < SEEDS; seed++) {
            List<Long> elements = elements(new Random(seed));
            List<Long> ascending = List.copyOf(new TreeSet<>(elements));

            assertThat(List.copyOf(SortedArraySet.copyOf(elements)))
                    .as("seed=%d", seed)
                    .isEqualTo(ascending);
            assertThat(List.copyOf(SortedArraySet.copyOf(ascending)))
                    .as("seed=%d", seed)
                    .isEqualTo(ascending);
        }
    }

    @Test
    void symmetricDifferenceIsWhatIsInExactlyOneOfTwoTreeSets() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<Long> left = elements(random);
            List<Long> right = elements(random);
            TreeSet<Long> expected = new TreeSet<>(left);
            new TreeSet<>(right)
                    .stream()
                            .filter(element -> !expected.remove(element))
                            .toList()
                            .forEach(expected::add);
            SortedArraySet<Long> one = SortedArraySet.copyOf(left);
            SortedArraySet<Long> other = SortedArraySet.copyOf(right);

            SortedArraySet<Long> difference = one.symmetricDifference(other);

            assertThat(difference).as("seed=%d", seed).isEqualTo(SortedArraySet.copyOf(expected));
            assertThat(other.symmetricDifference(one)).as("seed=%d", seed).isEqualTo(difference);
            assertThat(one.symmetricDifference(difference)).as("seed=%d", seed).isEqualTo(other);
        }
    }

    @Test
    void elementsOfAnotherTypeAreNotInIt() {
        SortedArraySet<String> set = SortedArraySet.copyOf(List.of("a", "b"));

        Set<?> untyped = set;
        assertThat(untyped.contains(1L)).isFalse();
        assertThat(untyped.equals(Set.of(1L, 2L))).isFalse();
        assertThat(SortedArraySet.<String>empty().contains("a")).isFalse();
        assertThat(set.contains(null)).isFalse();
    }

    @Test
    void aCopyOfACopyIsTheCopy() {
        SortedArraySet<String> set = SortedArraySet.copyOf(Set.of("a"));

        assertThat(SortedArraySet.copyOf(set)).isSameAs(set);
        assertThat(SortedArraySet.<String>copyOf(List.of())).isSameAs(SortedArraySet.empty());
    }

    @Test
    void nullIsNoElement() {
        assertThatThrownBy(() -> SortedArraySet.copyOf(Arrays.asList("a", null)))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void cannotBeChanged() {
        SortedArraySet<String> set = SortedArraySet.copyOf(Set.of("a"));
        Iterator<String> iterator = set.iterator();
        iterator.next();

        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(iterator::remove).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> set.add("b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(set::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    private static List<Long> elements(Random random) {
        return random.longs(random.nextInt(20), 0, 20).boxed().toList();
    }
}
