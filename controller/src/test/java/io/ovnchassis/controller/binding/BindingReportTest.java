package io.ovnchassis.controller.binding;

import static io.ovnchassis.controller.binding.Rows.HV1;
import static io.ovnchassis.controller.binding.Rows.local;
import static io.ovnchassis.controller.binding.Rows.port;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BindingReportTest {
    @RegisterExtension
    final LogLines log = LogLines.of("binding");

    private final FakeDatabase southbound = FakeDatabase.southbound();
    private final LocalBindings bindings = new LocalBindings();
    private final ManualClock clock = new ManualClock();
    private final BindingReport report = new BindingReport(
            bindings,
            () -> Optional.of(HV1),
            southbound.view(Chassis.TABLE),
            southbound.view(PortBinding.TABLE),
            clock::nanoTime);

    /** What the report says of a port with these interfaces. */
    private List<String> said(PortBinding port, LocalInterface... interfaces) {
        FakeFacts facts = new FakeFacts();
        facts.add(port, interfaces);
        bindings.put(port.logicalPort(), new PortRule(HV1, facts).stateOf(port.logicalPort()));
        clock.pass(Duration.ofMinutes(1));
        log.clear();
        assertThat(report.run()).isZero();
        bindings.clearChanges();
        return log.lines();
    }

    @Test
    void boundPortIsNotWorthALine() {
        assertThat(said(port("lp1"), local("vif1", "lp1"))).isEmpty();
    }

    @Test
    void portRequestedElsewhereIsSaidWithWhoHasIt() {
        Chassis other = southbound.server().insert(Chassis.builder().name("hv2"));
        southbound.deliver();
        PortBinding port = port("lp1", row -> row.chassis(other.ref()).options(Map.of("requested-chassis", "hv2,hv3")));
        assertThat(said(port, local("vif1", "lp1")))
                .containsExactly("INFO Not claiming lport lp1, chassis hv1 requested-chassis hv2,hv3 pb->chassis hv2");
    }

    @Test
    void portRequestedElsewhereThatNobodyHasIsSaidWithAnEmptyName() {
        PortBinding port = port("lp1", row -> row.options(Map.of("requested-chassis", "hv2")));
        assertThat(said(port, local("vif1", "lp1")))
                .containsExactly("INFO Not claiming lport lp1, chassis hv1 requested-chassis hv2 pb->chassis ");
    }

    @Test
    void interfaceOfAnotherVersionIsSaidWithBothVersions() {
        PortBinding port = port("lp1", row -> row.options(Map.of("iface-id-ver", "2")));
        assertThat(said(port, local("vif1", "lp1", "iface-id-ver", "1")))
                .containsExactly("INFO Mismatch iface-id-ver for lport lp1, expected 2, found 1");
        assertThat(said(port, local("vif1", "lp1")))
                .containsExactly("INFO Mismatch iface-id-ver for lport lp1, expected 2, found <empty>");
    }

    @Test
    void secondInterfaceOfAPortIsSaidToBeIgnored() {
        assertThat(said(port("lp1"), local("vif1", "lp1"), local("vif2", "lp1")))
                .containsExactly("WARN Invalid configuration: iface-id is configured on interfaces : [vif1] and [vif2]."
                        + " Ignoring the configuration on interface [vif2]");
    }

    @Test
    void interfaceWithoutAnOpenFlowPortIsNoSecondInterface() {
        assertThat(said(port("lp1"), local("vif1", "lp1", -1), local("vif2", "lp1")))
                .isEmpty();
        assertThat(said(port("lp1"), local("vif1", "lp1", -1), local("vif2", "lp1"), local("vif3", "lp1")))
                .containsExactly("WARN Invalid configuration: iface-id is configured on interfaces : [vif2] and [vif3]."
                        + " Ignoring the configuration on interface [vif3]");
    }

    @Test
    void portWithoutACarrierIsForDebuggingOnly() {
        assertThat(said(port("lp1"), local("vif1", "lp1", -1))).containsExactly("DBG No interface carries lport lp1");
    }

    @Test
    void whatDidNotChangeIsNotRepeated() {
        said(port("lp1", row -> row.options(Map.of("requested-chassis", "hv2"))), local("vif1", "lp1"));
        log.clear();
        report.run();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void portOfATypeThatWeDoNotKnowIsSaidWhenItChanges() {
        southbound.server().insert(PortBinding.builder().logicalPort("lp1").type("wormhole"));
        southbound.deliver();
        report.run();
        southbound.replica().clearChanges();
        report.run();
        assertThat(log.lines())
                .containsExactly("WARN Unknown port binding type [wormhole] for port binding [lp1]."
                        + " Does the ovn-controller need an update ?");
    }
}
