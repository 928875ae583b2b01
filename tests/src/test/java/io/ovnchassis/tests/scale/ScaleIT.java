package io.ovnchassis.tests.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.Recomputes;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One chassis among 500 and one port among 10,000, all of which are replicated: that they come, change and go is
 * handled, and nothing is computed anew. What it costs is for {@code tests/bench chassis} to say.
 */
class ScaleIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    private static final int ROUNDS = 2;

    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private final Crowd crowd = new Crowd(deployment.central(), hv1);

    @Test
    void oneChassisOrPortMoreOrLessIsHandledWithNothingComputedAnew() {
        crowd.gather();
        Controller controller = hv1.startController(Deployment.launcher());
        crowd.awaitHandled();
        crowd.events().forEach(Crowd.Event::play);
        Map<String, Integer> before = recomputes(controller);
        for (int round = 0; round < ROUNDS; round++) {
            crowd.events().forEach(Crowd.Event::play);
        }
        assertThat(recomputes(controller)).isEqualTo(before);
        crowd.stop(controller);
    }

    /** How often each node was computed anew. */
    private Map<String, Integer> recomputes(Controller controller) {
        return Recomputes.of(hv1.appctl("-t", controller.controlSocket().toString(), "inc-engine/show-stats"));
    }
}
