package io.ovnchassis.controller.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.controller.vlog.CapturedLog;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryTrimTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ManualClock clock = new ManualClock();
    private final GrowingHeap heap = new GrowingHeap();
    private final MemoryTrim trim = new MemoryTrim(heap, () -> TIMEOUT, clock::nanoTime, new Alarm(clock));

    /** In megabytes; a collection leaves what is live. */
    private static final class GrowingHeap implements Heap {
        private int committed = 16;
        private int live = 16;
        private int collections;

        @Override
        public long committed() {
            return (long) committed << 20;
        }

        @Override
        public void collect() {
            committed = live;
            collections++;
        }
    }

    private void grow(int megabytes) {
        heap.committed = megabytes;
        trim.run();
    }

    private void pass(Duration time) {
        clock.pass(time);
        trim.run();
    }

    @Test
    void smallHeapIsCollectedWhenItHasGrownBy32Megabytes() {
        grow(47);
        assertThat(heap.collections).isZero();
        grow(48);
        assertThat(heap.collections).isOne();
        grow(47);
        assertThat(heap.collections).isOne();
    }

    @Test
    void largeHeapIsCollectedWhenItHasGrownByHalf() {
        heap.live = 200;
        grow(200);
        assertThat(heap.collections).isOne();
        grow(299);
        assertThat(heap.collections).isOne();
        grow(300);
        assertThat(heap.collections).isEqualTo(2);
    }

    @Test
    void heapThatHasGrownByAQuarterIsCollectedOnceItGrowsNoMore() {
        try (CapturedLog log = new CapturedLog()) {
            grow(21);
            pass(Duration.ofSeconds(29));
            grow(22);
            pass(Duration.ofMillis(29_999));
            assertThat(heap.collections).isZero();
            pass(Duration.ofMillis(1));
            pass(Duration.ofHours(1));

            assertThat(heap.collections).isOne();
            assertThat(log.lines("memory_trim"))
                    .containsExactly("INFO Detected inactivity (last active 30000 ms ago): trimming memory");
        }
    }

    @Test
    void heapThatHasHardlyGrownIsLeftAlone() {
        grow(20);
        pass(Duration.ofHours(1));

        assertThat(heap.collections).isZero();
    }

    @Test
    void heapThatNothingCanBeFreedOfIsNotCollectedAgain() {
        heap.live = 48;
        grow(48);
        pass(Duration.ofHours(1));
        pass(Duration.ofHours(1));

        assertThat(heap.collections).isOne();
    }
}
