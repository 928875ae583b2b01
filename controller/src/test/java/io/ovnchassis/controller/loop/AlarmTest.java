package io.ovnchassis.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AlarmTest {
    private static final long IDLE_NANOS = 1_000;

    private final ManualClock clock = new ManualClock();
    private final Alarm alarm = new Alarm(clock);

    @Test
    void withoutAWishTheLoopMayIdle() {
        assertThat(alarm.remaining(IDLE_NANOS)).isEqualTo(IDLE_NANOS);
    }

    @Test
    void earliestWishCounts() {
        alarm.at(clock.nanoTime() + 300);
        alarm.at(clock.nanoTime() + 100);
        alarm.at(clock.nanoTime() + 200);

        assertThat(alarm.remaining(IDLE_NANOS)).isEqualTo(100);
    }

    @Test
    void wishMayBeFurtherAwayThanTheLoopIdles() {
        alarm.at(clock.nanoTime() + 5 * IDLE_NANOS);

        assertThat(alarm.remaining(IDLE_NANOS)).isEqualTo(5 * IDLE_NANOS);
    }

    @Test
    void wishThatIsOverdueIsDueNow() {
        alarm.at(clock.nanoTime() + 100);
        clock.pass(Duration.ofNanos(150));

        assertThat(alarm.remaining(IDLE_NANOS)).isZero();
    }

    @Test
    void immediatelyBeatsEverythingElse() {
        alarm.at(clock.nanoTime() + 100);
        alarm.immediately();

        assertThat(alarm.remaining(IDLE_NANOS)).isZero();
    }

    @Test
    void clearedWishesAreForgotten() {
        alarm.immediately();
        alarm.clear();

        assertThat(alarm.remaining(IDLE_NANOS)).isEqualTo(IDLE_NANOS);
    }

    @Test
    void clockMayWrapAround() {
        clock.pass(Duration.ofNanos(Long.MAX_VALUE - clock.nanoTime()));
        alarm.at(clock.nanoTime() + 300);
        alarm.at(clock.nanoTime() - 100);

        assertThat(alarm.remaining(IDLE_NANOS)).isZero();
    }
}
