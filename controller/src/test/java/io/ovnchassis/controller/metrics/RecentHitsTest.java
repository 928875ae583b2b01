package io.ovnchassis.controller.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentHitsTest {
    /** The same bookkeeping slot by slot, with no shortcut for long pauses and a list of all slots there ever were. */
    private static final class Model {
        private final long[] slots = new long[200_000];
        private int position;
        private long lastTotal;

        void advance(int elapsed, long total) {
            long count = total - lastTotal;
            lastTotal = total;
            for (int slot = 0; slot < elapsed; slot++) {
                slots[position + slot] = count / elapsed + (slot == elapsed - 1 ? count % elapsed : 0);
            }
            position += elapsed;
        }

        long last(int wanted) {
            return Arrays.stream(slots, Math.max(0, position - wanted), position)
                    .sum();
        }

        /** The minute that is running, and the 59 before it. */
        long lastHour() {
            int intoMinute = position % RecentHits.SLOTS_PER_MINUTE;
            int running = intoMinute == 0 ? RecentHits.SLOTS_PER_MINUTE : intoMinute;
            return last(RecentHits.LAP - RecentHits.SLOTS_PER_MINUTE + running);
        }
    }

    @Test
    void ratesAreThoseOfTheSlotsThatTheyCover() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            RecentHits recent = new RecentHits();
            Model model = new Model();
            long total = 0;
            for (int step = 0; step < 100; step++) {
                int elapsed = random.nextInt(10) == 0 ? 1 + random.nextInt(1500) : 1 + random.nextInt(3);
                total += random.nextInt(1000);
                recent.advance(model.position, elapsed, total);
                model.advance(elapsed, total);

                assertThat(recent.lastSlot(model.position))
                        .as("slot, seed=%d step=%d", seed, step)
                        .isEqualTo(model.last(1));
                assertThat(recent.lastMinute())
                        .as("minute, seed=%d step=%d", seed, step)
                        .isEqualTo(model.last(RecentHits.SLOTS_PER_MINUTE));
                assertThat(recent.lastHour())
                        .as("hour, seed=%d step=%d", seed, step)
                        .isEqualTo(model.lastHour());
            }
        }
    }
}
