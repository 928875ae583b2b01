package io.ovnchassis.controller.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DatapathDataTest {
    private static final Ref<DatapathBinding> A = Ref.random();
    private static final Ref<DatapathBinding> B = Ref.random();

    private final DatapathData data = new DatapathData();

    private Set<Ref<DatapathBinding>> changed() {
        data.clearChanges();
        assertThat(data.publish()).isEqualTo(!data.changed().isEmpty());
        return data.changed();
    }

    @Test
    void beforeAnythingIsAskedForAllIsHere() {
        assertThat(data.isHere(A)).isTrue();
        data.ask(List.of(A), 1);
        assertThat(data.isHere(A)).as("it was among all").isTrue();
        assertThat(data.isHere(B)).isFalse();
    }

    @Test
    void datapathIsHereWithTheSelectionThatAskedForIt() {
        data.ask(List.of(), 1);
        data.ask(List.of(A), 2);
        data.ask(List.of(A, B), 3);
        assertThat(changed()).isEmpty();

        data.arrive(1);
        assertThat(data.isHere(A)).isFalse();
        data.arrive(2);
        assertThat(data.isHere(A)).isTrue();
        assertThat(data.isHere(B)).isFalse();
        assertThat(changed()).containsExactly(A);
        data.arrive(3);
        assertThat(data.isHere(B)).isTrue();
        assertThat(changed()).containsExactly(B);
    }

    @Test
    void datapathThatWentMustComeAgain() {
        data.ask(List.of(), 1);
        data.ask(List.of(A), 2);
        data.arrive(2);
        assertThat(changed()).containsExactly(A);

        data.ask(List.of(), 3);
        assertThat(data.isHere(A)).isFalse();
        assertThat(changed()).containsExactly(A);
        data.ask(List.of(A), 4);
        data.arrive(3);
        assertThat(data.isHere(A)).isFalse();
        data.arrive(4);
        assertThat(data.isHere(A)).isTrue();
    }

    @Test
    void datapathThatIsNeededWhileEverythingIsOnItsWayIsNewsWhenThatHasCome() {
        data.ask(List.of(), 1);
        data.askForEverything(List.of(), 2);
        data.askForEverything(List.of(A), 2);
        data.arrive(2);
        assertThat(data.isHere(A)).isTrue();
        assertThat(changed()).containsExactly(A);
    }

    @Test
    void everythingIsHereWhenItHasCome() {
        data.ask(List.of(), 1);
        data.ask(List.of(A), 2);
        data.askForEverything(List.of(A), 3);
        data.askForEverything(List.of(A), 3);
        data.arrive(2);
        assertThat(data.isHere(A)).isTrue();
        assertThat(data.isHere(B)).isFalse();
        data.arrive(3);
        assertThat(data.isHere(B)).isTrue();
        data.ask(List.of(B), 4);
        assertThat(data.isHere(B)).isTrue();
        assertThat(data.isHere(A)).isFalse();
    }

    @Test
    void everythingThatWasAskedForInVainChangesNothing() {
        data.ask(List.of(), 1);
        data.askForEverything(List.of(), 2);
        data.ask(List.of(A), 3);
        data.arrive(2);
        assertThat(data.isHere(A)).isFalse();
        data.arrive(3);
        assertThat(data.isHere(A)).isTrue();
        assertThat(data.isHere(B)).isFalse();
    }
}
