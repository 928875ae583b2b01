package io.ovnchassis.controller.binding;

import static io.ovnchassis.controller.binding.Rows.local;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalBindingsTest {
    private static final PortState STATE = new PortState.Unknown(List.of(local("vif1", "lp1")));

    private final LocalBindings bindings = new LocalBindings();

    @Test
    void newStateIsNews() {
        assertThat(bindings.put("lp1", Optional.of(STATE))).isTrue();
        assertThat(bindings.get("lp1")).contains(STATE);
        assertThat(bindings.states()).isEqualTo(Map.of("lp1", STATE));
        assertThat(bindings.changed()).containsExactly("lp1");
    }

    @Test
    void sameStateIsNoNews() {
        bindings.put("lp1", Optional.of(STATE));
        bindings.clearChanges();
        assertThat(bindings.put("lp1", Optional.of(STATE))).isFalse();
        assertThat(bindings.put("lp2", Optional.empty())).isFalse();
        assertThat(bindings.changed()).isEmpty();
    }

    @Test
    void portThatIsNoLongerOurBusinessIsNews() {
        bindings.put("lp1", Optional.of(STATE));
        bindings.clearChanges();
        assertThat(bindings.put("lp1", Optional.empty())).isTrue();
        assertThat(bindings.get("lp1")).isEmpty();
        assertThat(bindings.changed()).containsExactly("lp1");
    }

    @Test
    void startingOverIsAChangeOfEveryPortThatHadAState() {
        bindings.put("lp1", Optional.of(STATE));
        bindings.clearChanges();
        bindings.clear();
        assertThat(bindings.states()).isEmpty();
        assertThat(bindings.changed()).containsExactly("lp1");
    }
}
