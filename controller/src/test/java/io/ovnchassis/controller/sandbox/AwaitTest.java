package io.ovnchassis.controller.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void looksAgainUntilItSeesWhatIsWanted() {
        int seen = Await.until("the third look", looks::incrementAndGet, look -> look == 3);

        assertThat(seen).isEqualTo(3);
    }

    @Test
    void takesAFailedLookForNotYet() {
        Await.until("the second look", () -> {
            if (looks.incrementAndGet() < 2) {
                throw new SandboxFailure("the server is down");
            }
            return true;
        });

        assertThat(looks).hasValue(2);
    }

    @Test
    void saysWhatItWaitedForAndWhatItSawLast() {
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> Await.until("p1 to get an ofport", SHORT, () -> "[]", "1"::equals))
                .withMessage("waited 20 ms for p1 to get an ofport; last seen: []");
    }

    @Test
    void saysWhyTheLastLookFailed() {
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> Await.until(
                        "an answer",
                        SHORT,
                        () -> {
                            throw new SandboxFailure("the server is down");
                        },
                        wanted -> true))
                .withMessageEndingWith("last seen: the server is down");
    }
}
