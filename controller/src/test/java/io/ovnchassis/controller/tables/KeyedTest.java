package io.ovnchassis.controller.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyedTest {
    private static final Ref<Port> FIRST = Ref.of(1, 1);
    private static final Ref<Port> SECOND = Ref.of(1, 2);

    private final Keyed<Port, String> keyed = new Keyed<>();

    @Test
    void whatARowMeansIsFoundByEachOfItsKeys() {
        assertThat(keyed.put(FIRST, Map.of("a", "one", "b", "two"))).isTrue();
        assertThat(keyed.first("a")).contains("one");
        assertThat(keyed.all("b")).containsExactly("two");
        assertThat(keyed.keys()).containsExactlyInAnyOrder("a", "b");
        assertThat(keyed.changed()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void sameMeaningIsNoNews() {
        keyed.put(FIRST, Map.of("a", "one"));
        keyed.clearChanges();
        assertThat(keyed.put(FIRST, Map.of("a", "one"))).isFalse();
        assertThat(keyed.put(SECOND, Map.of())).isFalse();
        assertThat(keyed.changed()).isEmpty();
    }

    @Test
    void onlyTheKeysThatDifferHaveChanged() {
        keyed.put(FIRST, Map.of("same", "x", "other", "x", "gone", "x"));
        keyed.clearChanges();
        assertThat(keyed.put(FIRST, Map.of("same", "x", "other", "y", "come", "x")))
                .isTrue();
        assertThat(keyed.changed()).containsExactlyInAnyOrder("other", "gone", "come");
        assertThat(keyed.first("gone")).isEqualTo(Optional.empty());
    }

    @Test
    void rowsThatShareAKeyAreInTheSameOrderHoweverTheyCame() {
        keyed.put(SECOND, Map.of("a", "second"));
        keyed.put(FIRST, Map.of("a", "first"));
        assertThat(keyed.all("a")).containsExactly("first", "second");

        keyed.put(FIRST, Map.of());
        assertThat(keyed.snapshot()).isEqualTo(Map.of("a", List.of("second")));
    }

    @Test
    void whatIsForgottenHasChanged() {
        keyed.put(FIRST, Map.of("a", "one"));
        keyed.clearChanges();
        keyed.clear();
        assertThat(keyed.changed()).containsExactly("a");
        assertThat(keyed.snapshot()).isEmpty();
    }
}
