package io.ovnchassis.ovsdb.session;

import static io.ovnchassis.ovsdb.session.InactivityProbe.Due.GIVING_UP;
import static io.ovnchassis.ovsdb.session.InactivityProbe.Due.NOTHING;
import static io.ovnchassis.ovsdb.session.InactivityProbe.Due.PROBE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InactivityProbeTest {
    /** The clock may be about to wrap around: only differences count. */
    private static final long START = Long.MAX_VALUE - Duration.ofSeconds(7).toNanos();

    private final InactivityProbe probe = new InactivityProbe(Duration.ofSeconds(5), START);

    @Test
    void aPeerIsProbedAfterOneIntervalAndGivenUpAfterAnother() {
        assertThat(probe.due(after(4_999))).isEqualTo(NOTHING);
        assertThat(probe.due(after(5_000))).isEqualTo(PROBE);
        assertThat(probe.due(after(9_999))).isEqualTo(NOTHING);
        assertThat(probe.due(after(10_000))).isEqualTo(GIVING_UP);
    }

    @Test
    void anySignOfLifeStartsAnew() {
        assertThat(probe.due(after(5_000))).isEqualTo(PROBE);
        probe.activity(after(9_000));
        assertThat(probe.due(after(13_999))).isEqualTo(NOTHING);
        assertThat(probe.due(after(14_000))).isEqualTo(PROBE);
        assertThat(probe.due(after(19_000))).isEqualTo(GIVING_UP);
    }

    @Test
    void zeroMeansNever() {
        probe.interval(Duration.ZERO);
        assertThat(probe.remaining(after(1_000_000))).isEqualTo(Waiter.FOREVER);
        assertThat(probe.due(after(1_000_000))).isEqualTo(NOTHING);
    }

    @Test
    void lessThanASecondIsASecond() {
        probe.interval(Duration.ofMillis(1));
        assertThat(probe.due(after(999))).isEqualTo(NOTHING);
        assertThat(probe.due(after(1_000))).isEqualTo(PROBE);
    }

    private static long after(long ms) {
        return START + Duration.ofMillis(ms).toNanos();
    }
}
