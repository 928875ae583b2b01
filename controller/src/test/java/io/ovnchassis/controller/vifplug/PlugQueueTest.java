package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlugQueueTest {
    private final PlugQueue queue = new PlugQueue();

    @Test
    void portsAreTakenOnceAndByName() {
        queue.look("b");
        queue.look("a");
        queue.look(List.of("c", "a"));

        assertThat(queue.isDue()).isTrue();
        assertThat(queue.take()).containsExactly("a", "b", "c");
        assertThat(queue.isDue()).isFalse();
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void aPortThatWaitsForTimeComesBackASecondLater() {
        queue.park("a", new LookAgain.Soon(), 5_000);
        queue.park("b", new LookAgain.Soon(), 5_400);
        assertThat(queue.wakeAtMs()).hasValue(6_000);

        queue.timeIs(5_999);
        assertThat(queue.take()).isEmpty();
        queue.timeIs(6_000);
        assertThat(queue.take()).containsExactly("a");
        assertThat(queue.wakeAtMs()).hasValue(6_400);
        queue.timeIs(7_000);
        assertThat(queue.take()).containsExactly("b");
        assertThat(queue.wakeAtMs()).isEmpty();
    }

    @Test
    void aPortThatWaitsForANameComesBackWhenThatNameIsFree() {
        queue.park("a", new LookAgain.OnceNameIsFree("rep0"), 0);
        queue.park("b", new LookAgain.OnceNameIsFree("rep0"), 0);
        queue.park("c", new LookAgain.OnceNameIsFree("rep1"), 0);

        queue.nameIsFree("rep2");
        assertThat(queue.take()).isEmpty();
        queue.nameIsFree("rep0");
        assertThat(queue.take()).containsExactly("a", "b");
        queue.nameIsFree("rep0");
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void aPortThatWaitsToBeUnpluggedComesBackWhenThatIsAllowed() {
        queue.park("a", new LookAgain.OnceUnpluggingIsAllowed(), 0);

        queue.unpluggingIsAllowed();
        assertThat(queue.take()).containsExactly("a");
        queue.unpluggingIsAllowed();
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void aPortThatWaitsForAChangeOnlyComesBackWithTheChange() {
        queue.park("a", new LookAgain.OnChange(), 0);

        queue.timeIs(1_000_000);
        queue.lookAtWaiting();
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void aPortThatIsTakenForAnotherReasonWaitsNoLonger() {
        queue.park("a", new LookAgain.Soon(), 0);
        queue.park("b", new LookAgain.OnceNameIsFree("rep0"), 0);
        queue.park("c", new LookAgain.OnceUnpluggingIsAllowed(), 0);
        queue.look(List.of("a", "b", "c"));
        queue.take();

        queue.timeIs(10_000);
        queue.nameIsFree("rep0");
        queue.unpluggingIsAllowed();
        queue.lookAtWaiting();
        assertThat(queue.take()).isEmpty();
        assertThat(queue.wakeAtMs()).isEmpty();
    }

    @Test
    void allThatWaitCanBeLookedAt() {
        queue.park("a", new LookAgain.Soon(), 0);
        queue.park("b", new LookAgain.OnceNameIsFree("rep0"), 0);
        queue.park("c", new LookAgain.OnceUnpluggingIsAllowed(), 0);

        queue.lookAtWaiting();
        assertThat(queue.take()).containsExactly("a", "b", "c");
    }
}
