package io.ovnchassis.controller.sandbox.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HintsTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "OVS_RUNDIR", "/tmp/ovn-sandbox-4194304-1/hv1",
            "OVN_RUNDIR", "/tmp/ovn-sandbox-4194304-1/hv1",
            "OVN_LOGDIR", "/tmp/ovn-sandbox-4194304-1/hv1",
            "OVN_NB_DB", "unix:/tmp/ovn-sandbox-4194304-1/central/ovnnb_db.sock",
            "OVN_SB_DB", "unix:/tmp/ovn-sandbox-4194304-1/central/ovnsb_db.sock");

    private final List<String> lines = new Hints(Style.of(StandardCharsets.UTF_8, false)).lines("hv1", ENVIRONMENT);

    @Test
    void whatIsToBePastedIsWhatTheToolsNeed() {
        assertThat(lines.stream().map(String::strip).filter(line -> line.startsWith("export ")))
                .containsExactly(
                        "export OVS_RUNDIR=/tmp/ovn-sandbox-4194304-1/hv1",
                        "export OVN_RUNDIR=/tmp/ovn-sandbox-4194304-1/hv1",
                        "export OVN_NB_DB=unix:/tmp/ovn-sandbox-4194304-1/central/ovnnb_db.sock",
                        "export OVN_SB_DB=unix:/tmp/ovn-sandbox-4194304-1/central/ovnsb_db.sock");
    }

    @Test
    void threeStockToolsAreToBeTried() {
        assertThat(lines)
                .anyMatch(line -> line.startsWith("  ovn-nbctl "))
                .anyMatch(line -> line.contains("requested-chassis=hv1"))
                .contains("  ovs-vsctl show", "  ovn-appctl -t ovn-controller inc-engine/show-stats");
    }

    @Test
    void fitsIntoAnyTerminal() {
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }
}
