package io.ovnchassis.controller.ifstatus;

import static io.ovnchassis.controller.binding.Rows.HV1;
import static io.ovnchassis.controller.binding.Rows.local;
import static io.ovnchassis.controller.binding.Rows.port;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.binding.LocalInterface;
import io.ovnchassis.controller.binding.Obstacle;
import io.ovnchassis.controller.binding.PortState.Bound;
import io.ovnchassis.controller.binding.PortState.NotBound;
import io.ovnchassis.controller.binding.PortState.Unknown;
import io.ovnchassis.controller.ifstatus.PortStatus.Claim;
import io.ovnchassis.controller.ifstatus.PortStatus.LocalWrite;
import io.ovnchassis.controller.ifstatus.PortStatus.SouthboundWrite;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusRuleTest {
    private final StatusRule rule = new StatusRule(HV1.ref(), InstallCondition.claimCommitted());

    private PortStatus bound(PortBinding port, LocalInterface... interfaces) {
        return rule.statusOf(new Bound(port, interfaces[0], List.of(interfaces)));
    }

    private static PortBinding claimed(boolean up) {
        return port("lp1", row -> row.chassis(HV1.ref()).up(up));
    }

    @Test
    void newPortIsClaimed() {
        PortBinding port = port("lp1", row -> row.up(false));
        assertThat(bound(port, local("vif1", "lp1")))
                .isEqualTo(new PortStatus(
                        IfState.CLAIMED,
                        Optional.of(new SouthboundWrite(port, Claim.TAKE, Optional.empty())),
                        Optional.empty()));
    }

    @Test
    void portTakenFromAnotherChassisIsDownUntilItIsInstalledHere() {
        PortBinding port = port("lp1", row -> row.chassis(Ref.random()).up(true));
        LocalInterface stale = local("vif1", "lp1", "ovn-installed", "true");
        assertThat(bound(port, stale))
                .isEqualTo(new PortStatus(
                        IfState.CLAIMED,
                        Optional.of(new SouthboundWrite(port, Claim.TAKE, Optional.of(false))),
                        Optional.of(new LocalWrite(Optional.empty(), List.of(stale)))));
    }

    @Test
    void claimedPortWhoseDataPlaneIsNotReadyWaits() {
        PortBinding port = claimed(false);
        LocalInterface local = local("vif1", "lp1");
        PortStatus status =
                new StatusRule(HV1.ref(), (bound, chassis) -> false).statusOf(new Bound(port, local, List.of(local)));
        assertThat(status).isEqualTo(new PortStatus(IfState.INSTALL_FLOWS, Optional.empty(), Optional.empty()));
    }

    @Test
    void installedPortIsMarkedInBothDatabasesAtOnce() {
        PortBinding port = claimed(false);
        LocalInterface local = local("vif1", "lp1");
        assertThat(bound(port, local))
                .isEqualTo(new PortStatus(
                        IfState.MARK_UP,
                        Optional.of(new SouthboundWrite(port, Claim.KEEP, Optional.of(true))),
                        Optional.of(new LocalWrite(Optional.of(local), List.of()))));
    }

    @Test
    void portThatBothDatabasesShowAsUpNeedsNothing() {
        assertThat(bound(claimed(true), local("vif1", "lp1", "ovn-installed", "true")))
                .isEqualTo(new PortStatus(IfState.INSTALLED, Optional.empty(), Optional.empty()));
    }

    @Test
    void upIsNotWrittenWhereAnOldNorthdDoesNotUseIt() {
        PortBinding port = port("lp1", row -> row.chassis(HV1.ref()));
        assertThat(bound(port, local("vif1", "lp1", "ovn-installed", "true")).state())
                .isEqualTo(IfState.INSTALLED);
    }

    @Test
    void onlyTheCarrierStaysMarkedAsInstalled() {
        LocalInterface carrier = local("vif1", "lp1", "ovn-installed", "true");
        LocalInterface other = local("vif2", "lp1", "ovn-installed", "true");
        assertThat(bound(claimed(true), carrier, other).local())
                .contains(new LocalWrite(Optional.empty(), List.of(other)));
    }

    @Test
    void portThatIsNoLongerBoundIsReleasedAndDown() {
        PortBinding port = claimed(true);
        LocalInterface local = local("vif1", "lp1", "ovn-installed", "true");
        assertThat(rule.statusOf(new NotBound(port, new Obstacle.RequestedElsewhere("hv2"), List.of(local))))
                .isEqualTo(new PortStatus(
                        IfState.MARK_DOWN,
                        Optional.of(new SouthboundWrite(port, Claim.RELEASE, Optional.of(false))),
                        Optional.of(new LocalWrite(Optional.empty(), List.of(local)))));
    }

    @Test
    void portWhoseInterfaceIsGoneIsReleased() {
        assertThat(rule.statusOf(new NotBound(claimed(true), new Obstacle.NoCarrier(), List.of()))
                        .state())
                .isEqualTo(IfState.UPDATE_PORT);
    }

    @Test
    void portOfAnotherChassisIsNotTouched() {
        PortBinding port = port("lp1", row -> row.chassis(Ref.random()).up(true));
        assertThat(rule.statusOf(
                        new NotBound(port, new Obstacle.RequestedElsewhere("hv2"), List.of(local("vif1", "lp1")))))
                .isEqualTo(new PortStatus(IfState.RELEASED, Optional.empty(), Optional.empty()));
    }

    @Test
    void interfaceOfAPortThatIsGoneIsNoLongerInstalled() {
        LocalInterface local = local("vif1", "lp1", "ovn-installed", "true");
        assertThat(rule.statusOf(new Unknown(List.of(local))))
                .isEqualTo(new PortStatus(
                        IfState.RELEASED,
                        Optional.empty(),
                        Optional.of(new LocalWrite(Optional.empty(), List.of(local)))));
    }
}
