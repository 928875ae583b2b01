package io.ovnchassis.controller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WarpableClockTest {
    private final ManualClock real = new ManualClock();
    private final WarpableClock clock = new WarpableClock(real);
    private final Alarm alarm = new Alarm(clock);
    private final TimeWarp warp = new TimeWarp(clock, alarm);
    private final long start = clock.nanoTime();

    private Duration passed() {
        return Duration.ofNanos(clock.nanoTime() - start);
    }

    @Test
    void warpedTimeGoesOnAtTheUsualRate() {
        clock.warp(Duration.ofMinutes(5));
        real.pass(Duration.ofSeconds(1));

        assertThat(passed()).isEqualTo(Duration.ofSeconds(301));
    }

    @Test
    void stoppedTimePassesByWarpsOnly() {
        clock.warp(Duration.ofSeconds(1));
        clock.stop();
        real.pass(Duration.ofHours(1));
        assertThat(passed()).isEqualTo(Duration.ofSeconds(1));

        clock.warp(Duration.ofSeconds(2));
        assertThat(passed()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void timeNeverGoesBackWhenItIsStoppedTwice() {
        clock.stop();
        real.pass(Duration.ofSeconds(4));
        clock.stop();

        assertThat(passed()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void timeOfDayIsNotWarped() {
        Instant before = clock.now();
        clock.warp(Duration.ofDays(1));

        assertThat(clock.now()).isEqualTo(before);
        assertThat(clock.instantOf(clock.nanoTime())).isEqualTo(before);
    }

    @Test
    void largeWarpGoesOneStepInEachIteration() {
        List<String> done = new ArrayList<>();
        warp.warp(Duration.ofMillis(250), Duration.ofMillis(100), () -> done.add("warped"));

        assertThat(AlarmReader.remaining(alarm)).isEqualTo(Optional.of(Duration.ZERO));
        warp.run();
        assertThat(passed()).isEqualTo(Duration.ofMillis(100));
        warp.run();
        assertThat(done).isEmpty();
        assertThat(warp.isUnderWay()).isTrue();
        warp.run();
        assertThat(passed()).isEqualTo(Duration.ofMillis(250));
        assertThat(done).containsExactly("warped");
        assertThat(warp.run()).isZero();
        assertThat(passed()).isEqualTo(Duration.ofMillis(250));
    }
}
