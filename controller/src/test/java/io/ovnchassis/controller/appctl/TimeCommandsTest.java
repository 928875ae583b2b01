package io.ovnchassis.controller.appctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.controller.loop.TimeWarp;
import io.ovnchassis.controller.loop.WarpableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimeCommandsTest {
    private final WarpableClock clock = new WarpableClock(new ManualClock());
    private final TimeWarp warp = new TimeWarp(clock, new Alarm(clock));
    private final CommandRegistry commands = new CommandRegistry();
    private final long start = clock.nanoTime();

    @BeforeEach
    void register() {
        commands.register(new TimeCommands(warp, commands).enabling());
    }

    private PendingReply run(String method, String... arguments) {
        PendingReply reply = new PendingReply(OutputFormat.TEXT);
        commands.run(new Request(method, List.of(arguments), false, "1"), reply);
        return reply;
    }

    private Duration passed() {
        return Duration.ofNanos(clock.nanoTime() - start);
    }

    @Test
    void timeCannotBeWarpedBeforeThatIsEnabled() {
        assertThat(run("time/warp", "1000").await())
                .isEqualTo(new Answer.Failure("\"time/warp\" is not a valid command"
                        + " (use \"list-commands\" to see a list of valid commands)"));
    }

    @Test
    void timeIsWarpedAtOnceOrInSteps() {
        run("debug/enable-timewarp");
        assertThat(run("debug/enable-timewarp").await()).isEqualTo(new Answer.Success(""));
        assertThat(run("time/stop").await()).isEqualTo(new Answer.Success(""));
        assertThat(run("time/warp", "1000").await()).isEqualTo(new Answer.Success("warped"));
        assertThat(passed()).isEqualTo(Duration.ofSeconds(1));

        PendingReply large = run("time/warp", "3000", "2000");
        assertThat(large.isAnswered()).isFalse();
        assertThat(run("time/warp", "1").await()).isEqualTo(new Answer.Failure("A previous warp in progress"));
        warp.run();
        warp.run();
        assertThat(large.await()).isEqualTo(new Answer.Success("warped"));
        assertThat(passed()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void whatIsNoTimeIsRefused() {
        run("debug/enable-timewarp");
        for (String wrong : List.of("0", "-1", "soon", "", "9223372036854775807", "99999999999999999999")) {
            assertThat(run("time/warp", wrong).await()).as(wrong).isEqualTo(new Answer.Failure("invalid MSECS"));
        }
        assertThat(run("time/warp", "-5", "1").await()).isEqualTo(new Answer.Failure("invalid MSECS"));
        assertThat(passed()).isZero();
    }
}
