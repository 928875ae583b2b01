package io.ovnchassis.controller.encaps;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.ManualClock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TunnelReportTest {
    @RegisterExtension
    final LogLines log = LogLines.of("encaps");

    private final TunnelWorld world = new TunnelWorld();
    private final TunnelReport report = new TunnelReport(
            world.graph::config,
            new TunnelReport.Deployment(
                    world.graph::northdOptions,
                    () -> Set.of(world.chassis("hv1").ref()),
                    world.graph.wantedTunnels()::outOfReach),
            new ManualClock()::nanoTime);

    private void report() {
        world.iterate();
        assertThat(report.run()).isZero();
    }

    @Test
    void chassisWithoutACommonTypeIsSaidOnceEachTime() {
        world.addChassis("hv2", "vxlan:192.0.2.2");
        report();
        report();
        assertThat(log.lines())
                .containsExactly(
                        "INFO chassis_tunnel_add: No supported encaps for 'hv2'",
                        "INFO Creating encap for 'hv2' failed");

        world.southbound.server().delete(world.chassis("hv2"));
        report();
        world.addChassis("hv2", "vxlan:192.0.2.3");
        report();
        assertThat(log.lines()).hasSize(4);
    }

    @Test
    void whatTunnelsByFlowCannotDoIsSaidOnceAsLongAsTheyAreUsed() {
        world.setGlobal(true, Map.of());
        report();
        assertThat(log.lines()).isEmpty();

        world.configure("ovn-enable-flow-based-tunnels", "true");
        report();
        report();
        assertThat(log.lines())
                .containsExactly(
                        "WARN IPsec is not supported for flow-based tunnels. Ignoring IPsec settings.",
                        "WARN Flow-based tunnels are enabled but BFD is required for HA chassis groups. BFD will not"
                                + " function correctly with flow-based tunnels.");
    }
}
