package io.ovnchassis.tests.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import io.ovnchassis.tests.harness.Recomputes;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One port more or less is handled; no node that is computed from others is computed anew. */
class IncrementalIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private static final String SWITCH = "sw0";

    private final LogicalSwitch logicalSwitch = new LogicalSwitch(deployment.central(), SWITCH);
    private final LocalPorts ports = new LocalPorts(deployment.hypervisor("hv1"));

    @BeforeAll
    static void startWithAPortOfEachKind() {
        LogicalSwitch logicalSwitch = LogicalSwitch.create(deployment.central(), SWITCH);
        logicalSwitch.request("first", "hv1");
        logicalSwitch.add("second");
        new LocalPorts(deployment.hypervisor("hv1")).addFor("second", "vif-second");
        logicalSwitch.awaitUp("first", "hv1");
        logicalSwitch.awaitUp("second", "hv1");
        logicalSwitch.sync();
    }

    @Test
    void aPortThatSomebodyElsePlugsIsHandled() {
        Map<String, Integer> before = recomputes();

        logicalSwitch.add("byhand");
        ports.addFor("byhand", "vif-byhand");
        logicalSwitch.awaitUp("byhand", "hv1");
        ports.awaitInstalled("vif-byhand");
        ports.remove("vif-byhand");
        logicalSwitch.awaitDown("byhand");
        logicalSwitch.sync();

        assertThat(recomputes()).isEqualTo(before);
    }

    @Test
    void aPortThatIsPluggedChangedAndUnpluggedIsHandled() {
        Map<String, Integer> before = recomputes();

        logicalSwitch.request("plugged", "hv1", "vif-plug-mtu-request=1400");
        logicalSwitch.awaitUp("plugged", "hv1");
        ports.awaitInstalled("plugged");
        logicalSwitch.setOption("plugged", "vif-plug-mtu-request", "1300");
        ports.awaitCell("plugged", "mtu_request", "1300");
        logicalSwitch.delete("plugged");
        ports.awaitGone("plugged");
        logicalSwitch.sync();

        assertThat(recomputes()).isEqualTo(before);
    }

    @Test
    void theSameResultComesOutWhenEverythingIsComputedAnew() {
        Map<String, Integer> before = recomputes();

        daemon.appctl("inc-engine/recompute");
        logicalSwitch.sync();

        assertThat(recomputes()).allSatisfy((node, count) -> assertThat(count).isGreaterThan(before.get(node)));
        assertThat(daemon.appctl("inc-engine/verify")).isEqualTo("incremental and recomputed results are the same");
        assertThat(daemon.log().lines()).contains("inc_proc_eng|INFO|User triggered force recompute.");
    }

    /** How often each node was computed anew, but for those that are only read. */
    private static Map<String, Integer> recomputes() {
        return Recomputes.of(daemon.appctl("inc-engine/show-stats"));
    }
}
