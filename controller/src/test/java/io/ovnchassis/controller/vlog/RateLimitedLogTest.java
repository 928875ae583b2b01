package io.ovnchassis.controller.vlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.MessageFormatter;

class RateLimitedLogTest {
    private final AtomicLong clock = new AtomicLong(-TimeUnit.DAYS.toNanos(3));
    private final Recorder recorder = new Recorder();
    private final RateLimitedLog log = new RateLimitedLog(recorder, 6, 2, clock::get);

    @Test
    void aBurstPassesAndTheRestIsSummedUp() {
        for (int i = 1; i <= 5; i++) {
            log.warn("message {} of {}", i, 5);
            pass(1);
        }
        pass(5);
        log.info("later");

        assertThat(recorder.lines)
                .containsExactly(
                        "WARN message 1 of 5",
                        "WARN message 2 of 5",
                        "INFO Dropped 3 log messages in last 8 seconds (most recently, 6 seconds ago)"
                                + " due to excessive rate",
                        "INFO later");
    }

    @Test
    void theAllowanceGrowsWithTimeUpToTheBurst() {
        drain();
        pass(9);
        log.info("too early");
        pass(1);
        log.info("on time");
        assertThat(recorder.lines).last().isEqualTo("INFO on time");

        pass(TimeUnit.DAYS.toSeconds(365 * 200));
        recorder.lines.clear();
        log.info("a");
        log.info("b");
        log.info("c");
        assertThat(recorder.lines).containsExactly("INFO a", "INFO b");
    }

    @Test
    void theLimitOfAModuleCanBeLifted() {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        Vlog vlog = Vlog.install(List.of("chatty"), console);
        try {
            RateLimitedLog chatty = new RateLimitedLog(LoggerFactory.getLogger("chatty"), 1, 1, clock::get);
            assertThat(List.of(chatty.info("a"), chatty.info("b"))).containsExactly(true, false);

            assertThat(vlog.limitRates(List.of("Chatty"), false)).isEmpty();
            assertThat(chatty.info("c")).isTrue();
            assertThat(chatty.debug("not at this level")).isFalse();
            assertThat(vlog.list())
                    .contains("chatty            INFO       INFO       INFO    (rate limiting disabled)");

            assertThat(vlog.limitRates(List.of(), true)).isEmpty();
            assertThat(chatty.info("d")).isFalse();
            assertThat(vlog.limitRates(List.of("any", "nosuch"), true)).hasValue("unknown module");
            assertThat(console.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
        } finally {
            Vlog.install(List.of(), System.err);
        }
    }

    @Test
    void aLevelThatIsOffUsesNothingUp() {
        recorder.least = Level.WARN;
        for (int i = 0; i < 10; i++) {
            log.debug("unheard");
        }
        log.warn("a");
        log.error("b");

        assertThat(recorder.lines).containsExactly("WARN a", "ERROR b");
    }

    @Test
    void inTheLongRunTheRateIsKept() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            recorder.lines.clear();
            long start = clock.get();
            drain();
            recorder.lines.clear();
            for (int i = 0; i < 5000; i++) {
                clock.addAndGet(random.nextLong(TimeUnit.SECONDS.toNanos(1)));
                log.info("x");
            }
            double minutes = (clock.get() - start) / 60e9;
            long passed = recorder.lines.stream().filter("INFO x"::equals).count();

            assertThat(passed)
                    .as("seed=%d minutes=%f", seed, minutes)
                    .isBetween((long) (minutes * 6) - 1, (long) (minutes * 6) + 3);
        }
    }

    private void drain() {
        log.info("first");
        log.info("second");
    }

    private void pass(long seconds) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    /** Keeps what it is told, from one level up. */
    private static final class Recorder extends AbstractLogger {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient List<String> lines = new ArrayList<>();
        private Level least = Level.DEBUG;

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                @Nullable String format,
                @Nullable Object @Nullable [] arguments,
                @Nullable Throwable thrown) {
            lines.add(level + " " + MessageFormatter.basicArrayFormat(format, arguments));
        }

        private boolean hears(Level level) {
            return level.toInt() >= least.toInt();
        }

        @Override
        public boolean isTraceEnabled() {
            return hears(Level.TRACE);
        }

        @Override
        public boolean isTraceEnabled(Marker marker) {
            return isTraceEnabled();
        }

        @Override
        public boolean isDebugEnabled() {
            return hears(Level.DEBUG);
        }

        @Override
        public boolean isDebugEnabled(Marker marker) {
            return isDebugEnabled();
        }

        @Override
        public boolean isInfoEnabled() {
            return hears(Level.INFO);
        }

        @Override
        public boolean isInfoEnabled(Marker marker) {
            return isInfoEnabled();
        }

        @Override
        public boolean isWarnEnabled() {
            return hears(Level.WARN);
        }

        @Override
        public boolean isWarnEnabled(Marker marker) {
            return isWarnEnabled();
        }

        @Override
        public boolean isErrorEnabled() {
            return hears(Level.ERROR);
        }

        @Override
        public boolean isErrorEnabled(Marker marker) {
            return isErrorEnabled();
        }
    }
}
