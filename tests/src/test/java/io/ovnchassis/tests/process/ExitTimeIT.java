package io.ovnchassis.tests.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scripts wait for a daemon's end; they should not have to wait for long. */
class ExitTimeIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    @Test
    void exitRemovesTheRowsAndEndsInLessThanTwoSeconds() {
        daemon.awaitChassis();
        long start = System.nanoTime();

        daemon.exit();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(deployment.central().sbctl("--bare", "--columns=name", "list", "Chassis"))
                .isEmpty();
    }
}
