package io.ovnchassis.controller.loop;

import java.time.Duration;

/**
 * Phase: moves the loop's clock on in steps, one in each iteration, so that everything that waits gets its turn between
 * them. Main loop only.
 */
public final class TimeWarp implements Phase {
    private final WarpableClock clock;
    private final Alarm alarm;
    private Duration left = Duration.ZERO;
    private Duration step = Duration.ZERO;
    private Runnable done = () -> {};

    public TimeWarp(WarpableClock clock, Alarm alarm) {
        this.clock = clock;
        this.alarm = alarm;
    }

    @Override
    public String name() {
        return "time-warp";
    }

    /** No time passes any more but by a warp. */
    public void stopTime() {
        clock.stop();
    }

    /** Makes time pass at once. */
    public void warp(Duration duration) {
        clock.warp(duration);
        alarm.immediately();
    }

    /** Whether a warp in steps is under way. */
    public boolean isUnderWay() {
        return left.isPositive();
    }

    /**
     * Makes {@code total} pass, {@code step} in each iteration.
     *
     * @param done called when all of it has passed
     */
    public void warp(Duration total, Duration step, Runnable done) {
        this.left = total;
        this.step = step;
        this.done = done;
        alarm.immediately();
    }

    @Override
    public int run() {
        if (!isUnderWay()) {
            return 0;
        }
        Duration now = left.compareTo(step) < 0 ? left : step;
        warp(now);
        left = left.minus(now);
        if (!isUnderWay()) {
            done.run();
        }
        return 1;
    }
}
