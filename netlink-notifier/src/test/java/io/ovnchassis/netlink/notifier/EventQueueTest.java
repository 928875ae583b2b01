package io.ovnchassis.netlink.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.Change;
import io.ovnchassis.netlink.Protocol;
import io.ovnchassis.netlink.notifier.EventQueue.Item;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EventQueueTest {
    private final Kind<String> fruit = kind("fruit");
    private final Kind<String> stone = kind("stone");
    private final EventQueue queue = new EventQueue(2);

    @Test
    void changesComeOutInOrder() throws InterruptedException {
        assertThat(queue.offer(fruit, put("apple"))).isTrue();
        assertThat(queue.offer(stone, put("flint"))).isTrue();

        assertThat(queue.take(0)).isEqualTo(new Item.Event<>(fruit, put("apple")));
        assertThat(queue.take(0)).isEqualTo(new Item.Event<>(stone, put("flint")));
        assertThat(queue.take(0)).isEqualTo(new Item.Idle());
    }

    @Test
    void whatDoesNotFitTakesItsWholeKindAlongAndLeavesOthersAlone() throws InterruptedException {
        queue.offer(fruit, put("apple"));
        queue.offer(stone, put("flint"));

        assertThat(queue.offer(fruit, put("pear"))).isFalse();

        assertThat(queue.take(0)).isEqualTo(new Item.Losses(Set.of(fruit)));
        assertThat(queue.take(0)).isEqualTo(new Item.Event<>(stone, put("flint")));
        assertThat(queue.take(0)).isEqualTo(new Item.Idle());
    }

    @Test
    void aKindThatIsLostTakesNoRoomUntilThatIsKnown() throws InterruptedException {
        queue.offer(fruit, put("apple"));
        queue.offer(fruit, put("pear"));
        queue.offer(fruit, put("plum"));

        assertThat(queue.offer(fruit, put("fig"))).isFalse();
        assertThat(queue.take(0)).isInstanceOf(Item.Losses.class);
        assertThat(queue.offer(fruit, put("fig"))).isTrue();
    }

    @Test
    void afterALossOfTheKernelTheSocketHasToBeReadEmptyFirst() throws InterruptedException {
        queue.overrun(List.of(fruit));

        assertThat(queue.take(0)).isEqualTo(new Item.Idle());
        assertThat(queue.offer(fruit, put("stale"))).isFalse();
        queue.drained();
        assertThat(queue.take(0)).isEqualTo(new Item.Losses(Set.of(fruit)));
        assertThat(queue.offer(fruit, put("fresh"))).isTrue();
    }

    @Test
    void aFlushComesAfterEverythingThatWasThereBeforeEvenWhatWasLost() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        queue.offer(stone, put("flint"));
        queue.overrun(List.of(fruit));
        queue.flush(done);

        assertThat(queue.take(0)).isInstanceOf(Item.Event.class);
        assertThat(queue.take(0)).isEqualTo(new Item.Idle());
        queue.drained();
        assertThat(queue.take(0)).isInstanceOf(Item.Losses.class);
        assertThat(queue.take(0)).isEqualTo(new Item.Flush(done));
    }

    @Test
    void aPokeEndsTheWaitingEvenOneThatCameBefore() throws InterruptedException {
        queue.poke();

        assertThat(queue.take(Long.MAX_VALUE)).isEqualTo(new Item.Idle());
    }

    private static Change<String> put(String text) {
        return new Change.Put<>(text, 0);
    }

    private static Kind<String> kind(String name) {
        return new Kind<>(name, Protocol.ROUTE, List.of(1), message -> Optional.empty(), text -> false);
    }
}
