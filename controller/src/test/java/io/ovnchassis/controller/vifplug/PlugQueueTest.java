package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlugQueueTest {
    private static final long SECOND = 1_000_000_000;

    private final PlugQueue queue = new PlugQueue();

    @Test
    void portsAreTakenOnceAndByName() {
        queue.look(List.of("b", "a"));
        queue.look(List.of("c", "a"));

        assertThat(queue.take(0)).containsExactly("a", "b", "c");
        assertThat(queue.take(0)).isEmpty();
    }

    @Test
    void aPortThatIsPutAsideComesBackASecondLater() {
        queue.lookSoon("b", 5 * SECOND);
        queue.lookSoon("a", 5 * SECOND + 1);

        assertThat(queue.nextAfter(5 * SECOND)).hasValue(6 * SECOND);
        assertThat(queue.take(6 * SECOND - 1)).isEmpty();
        assertThat(queue.take(6 * SECOND)).containsExactly("b");
        assertThat(queue.nextAfter(6 * SECOND)).hasValue(6 * SECOND + 1);
        assertThat(queue.take(7 * SECOND)).containsExactly("a");
        assertThat(queue.nextAfter(7 * SECOND)).isEmpty();
    }

    @Test
    void aPortThatIsOverdueWakesNobodyAgain() {
        queue.lookSoon("a", 0);
        queue.lookSoon("b", 5);

        assertThat(queue.nextAfter(SECOND)).hasValue(SECOND + 5);
        assertThat(queue.nextAfter(SECOND + 5)).isEmpty();
        assertThat(queue.take(SECOND + 5)).containsExactly("a", "b");
    }

    @Test
    void theClockMayPassItsHighestValue() {
        long now = Long.MAX_VALUE - 1;
        queue.lookSoon("a", now);

        assertThat(queue.take(now + SECOND - 1)).isEmpty();
        assertThat(queue.take(now + SECOND)).containsExactly("a");
    }

    @Test
    void aPortThatChangesMeanwhileWaitsNoLonger() {
        queue.lookSoon("a", 0);
        queue.look(List.of("a"));

        assertThat(queue.take(0)).containsExactly("a");
        assertThat(queue.nextAfter(0)).isEmpty();
        assertThat(queue.take(10 * SECOND)).isEmpty();
    }

    @Test
    void aPortThatIsPutAsideAgainWaitsItsSecondAnew() {
        queue.lookSoon("a", 0);
        queue.lookSoon("b", 1);
        queue.look(List.of("a"));
        queue.take(2);
        queue.lookSoon("a", 2);

        assertThat(queue.nextAfter(2)).hasValue(SECOND + 1);
        assertThat(queue.take(SECOND + 1)).containsExactly("b");
        assertThat(queue.take(SECOND + 2)).containsExactly("a");
    }

    @Test
    void allThatWaitCanBeLookedAtNow() {
        queue.lookSoon("b", 0);
        queue.lookSoon("a", 0);

        queue.lookAtWaiting();

        assertThat(queue.take(0)).containsExactly("a", "b");
    }

    @Test
    void aPortThatWaitsForItsProviderIsNotAmongThoseThatWaitForTheSwitch() {
        queue.lookAt("provider", 5);
        queue.lookSoon("switch", 0);

        queue.lookAtWaiting();

        assertThat(queue.take(4)).containsExactly("switch");
        assertThat(queue.take(5)).containsExactly("provider");
        assertThat(queue.nextAfter(5)).isEmpty();
    }

    @Test
    void theLatestWordOnWhenToLookCounts() {
        queue.lookAt("a", 5);
        queue.lookAt("a", 9);
        queue.lookAt("b", 3);

        assertThat(queue.nextAfter(0)).hasValue(3);
        assertThat(queue.take(8)).containsExactly("b");
        assertThat(queue.take(9)).containsExactly("a");
    }
}
