package io.ovnchassis.controller.ifstatus;

import static io.ovnchassis.controller.binding.Rows.AS_ADDITIONAL;
import static io.ovnchassis.controller.binding.Rows.AS_MAIN;
import static io.ovnchassis.controller.binding.Rows.HV1;
import static io.ovnchassis.controller.binding.Rows.local;
import static io.ovnchassis.controller.binding.Rows.port;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.binding.BindPermission;
import io.ovnchassis.controller.binding.LocalInterface;
import io.ovnchassis.controller.binding.Obstacle;
import io.ovnchassis.controller.binding.PortState.Bound;
import io.ovnchassis.controller.binding.PortState.NotBound;
import io.ovnchassis.controller.binding.PortState.Placed;
import io.ovnchassis.controller.binding.PortState.Unknown;
import io.ovnchassis.controller.binding.Rows;
import io.ovnchassis.controller.binding.Terms;
import io.ovnchassis.controller.ifstatus.InstallCondition.Readiness;
import io.ovnchassis.controller.ifstatus.PortStatus.Claim;
import io.ovnchassis.controller.ifstatus.PortStatus.LocalWrite;
import io.ovnchassis.controller.ifstatus.PortStatus.SouthboundWrite;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusRuleTest {
    private final StatusRule rule = rule(InstallCondition.claimCommitted());

    private static StatusRule rule(InstallCondition condition) {
        return new StatusRule(HV1.ref(), condition, _ -> Optional.empty());
    }

    private static SouthboundWrite write(PortBinding port, Claim claim, Optional<Boolean> up) {
        return new SouthboundWrite(port, claim, Optional.of(AS_MAIN), Optional.empty(), up);
    }

    private static SouthboundWrite givingUp(PortBinding port, Claim claim, Optional<Boolean> up) {
        return new SouthboundWrite(port, claim, Optional.empty(), Optional.empty(), up);
    }

    private PortStatus bound(PortBinding port, LocalInterface... interfaces) {
        return rule.statusOf(Rows.bound(port, interfaces));
    }

    private static PortBinding claimed(boolean up) {
        return port("lp1", row -> row.chassis(HV1.ref()).up(up));
    }

    @Test
    void newPortIsClaimed() {
        PortBinding port = port("lp1", row -> row.up(false));
        assertThat(bound(port, local("vif1", "lp1")))
                .isEqualTo(new PortStatus(
                        IfState.CLAIMED, Optional.of(write(port, Claim.TAKE, Optional.empty())), Optional.empty()));
    }

    @Test
    void portTakenFromAnotherChassisIsDownUntilItIsInstalledHere() {
        PortBinding port = port("lp1", row -> row.chassis(Ref.random()).up(true));
        LocalInterface stale = local("vif1", "lp1", "ovn-installed", "true");
        assertThat(bound(port, stale))
                .isEqualTo(new PortStatus(
                        IfState.CLAIMED,
                        Optional.of(write(port, Claim.TAKE, Optional.of(false))),
                        Optional.of(new LocalWrite(Optional.empty(), List.of(stale)))));
    }

    @Test
    void claimedPortWhoseDataPlaneIsNotReadyWaits() {
        PortBinding port = claimed(false);
        LocalInterface local = local("vif1", "lp1");
        assertThat(rule((bound, chassis) -> Readiness.AWAITING_FLOWS).statusOf(Rows.bound(port, local)))
                .isEqualTo(new PortStatus(IfState.INSTALL_FLOWS, Optional.empty(), Optional.empty()));
        assertThat(rule((bound, chassis) -> Readiness.AWAITING_DATA).statusOf(Rows.bound(port, local)))
                .isEqualTo(new PortStatus(IfState.WAITING_SB_COND, Optional.empty(), Optional.empty()));
    }

    @Test
    void installedPortIsMarkedInBothDatabasesAtOnce() {
        PortBinding port = claimed(false);
        LocalInterface local = local("vif1", "lp1");
        assertThat(bound(port, local))
                .isEqualTo(new PortStatus(
                        IfState.MARK_UP,
                        Optional.of(write(port, Claim.KEEP, Optional.of(true))),
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
        assertThat(bound(claimed(true), carrier, other))
                .isEqualTo(new PortStatus(
                        IfState.REM_OLD_OVN_INST,
                        Optional.empty(),
                        Optional.of(new LocalWrite(Optional.empty(), List.of(other)))));
    }

    @Test
    void portThatIsNoLongerBoundIsReleasedAndDown() {
        PortBinding port = claimed(true);
        LocalInterface local = local("vif1", "lp1", "ovn-installed", "true");
        assertThat(rule.statusOf(new NotBound(port, new Obstacle.RequestedElsewhere("hv2"), List.of(local))))
                .isEqualTo(new PortStatus(
                        IfState.MARK_DOWN,
                        Optional.of(givingUp(port, Claim.RELEASE, Optional.of(false))),
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
                        IfState.UNINSTALLED,
                        Optional.empty(),
                        Optional.of(new LocalWrite(Optional.empty(), List.of(local)))));
    }

    @Test
    void additionalChassisJoinsAndLeavesUpToTheMainOne() {
        LocalInterface local = local("vif1", "lp1");
        PortBinding free = port("lp1", row -> row.chassis(Ref.random()).up(true));
        assertThat(rule.statusOf(additional(free, local)))
                .isEqualTo(new PortStatus(
                        IfState.CLAIMED,
                        Optional.of(new SouthboundWrite(
                                free, Claim.JOIN, Optional.of(AS_ADDITIONAL), Optional.empty(), Optional.empty())),
                        Optional.empty()));
        PortBinding joined =
                port("lp1", row -> row.additionalChassis(List.of(HV1.ref())).up(false));
        assertThat(rule.statusOf(additional(joined, local)))
                .isEqualTo(new PortStatus(
                        IfState.MARK_UP, Optional.empty(), Optional.of(new LocalWrite(Optional.of(local), List.of()))));
        assertThat(rule.statusOf(new NotBound(joined, new Obstacle.NoCarrier(), List.of())))
                .isEqualTo(new PortStatus(
                        IfState.UPDATE_PORT,
                        Optional.of(givingUp(joined, Claim.LEAVE, Optional.empty())),
                        Optional.empty()));
    }

    private static Bound additional(PortBinding port, LocalInterface local) {
        return new Bound(port, AS_ADDITIONAL, local, Optional.empty(), List.of(local));
    }

    @Test
    void roleChangesInOneStep() {
        LocalInterface local = local("vif1", "lp1");
        PortBinding additional = port("lp1", row -> row.additionalChassis(List.of(HV1.ref())));
        assertThat(bound(additional, local).southbound()).contains(write(additional, Claim.TAKE, Optional.empty()));
        PortBinding main = port("lp1", row -> row.chassis(HV1.ref()));
        assertThat(rule.statusOf(additional(main, local)).southbound().map(SouthboundWrite::claim))
                .contains(Claim.JOIN);
    }

    @Test
    void endPointThatDiffersIsWritten() {
        Terms terms = new Terms(BindPermission.MAIN, Optional.of(Ref.random()), false);
        PortBinding port = claimed(true);
        LocalInterface local = local("vif1", "lp1", "ovn-installed", "true");
        assertThat(rule.statusOf(new Bound(port, terms, local, Optional.empty(), List.of(local)))
                        .southbound())
                .contains(
                        new SouthboundWrite(port, Claim.KEEP, Optional.of(terms), Optional.empty(), Optional.empty()));
    }

    @Test
    void portWithoutAnInterfaceIsClaimedAndUpAtOnce() {
        PortBinding port = port("cr-lrp", row -> row.type("chassisredirect").up(false));
        assertThat(rule.statusOf(new Placed(port, AS_MAIN, List.of())))
                .isEqualTo(new PortStatus(
                        IfState.CLAIMED, Optional.of(write(port, Claim.TAKE, Optional.of(true))), Optional.empty()));
    }

    @Test
    void childIsUpWhenItsParentIsInstalledAndDownWhenItIsNot() {
        LocalInterface carrier = local("vif1", "vm");
        PortBinding parent = port("vm", row -> row.chassis(HV1.ref()).up(false));
        PortBinding down =
                port("c1", row -> row.parentPort("vm").chassis(HV1.ref()).up(false));
        PortBinding up =
                port("c1", row -> row.parentPort("vm").chassis(HV1.ref()).up(true));
        assertThat(child(Readiness.READY, parent, down, carrier))
                .contains(childWrite(down, Claim.KEEP, Optional.of(true)));
        assertThat(child(Readiness.READY, parent, up, carrier)).isEmpty();
        assertThat(child(Readiness.AWAITING_FLOWS, parent, up, carrier))
                .contains(childWrite(up, Claim.KEEP, Optional.of(false)));
        PortBinding free = port("c1", row -> row.parentPort("vm").up(false));
        assertThat(child(Readiness.READY, parent, free, carrier))
                .contains(childWrite(free, Claim.TAKE, Optional.empty()));
    }

    private static Optional<SouthboundWrite> child(
            Readiness readiness, PortBinding parent, PortBinding child, LocalInterface carrier) {
        return new StatusRule(HV1.ref(), (bound, chassis) -> readiness, _ -> Optional.of(Rows.bound(parent, carrier)))
                .statusOf(new Bound(child, AS_MAIN, carrier, Optional.of(parent), List.of()))
                .southbound();
    }

    private static SouthboundWrite childWrite(PortBinding port, Claim claim, Optional<Boolean> up) {
        return new SouthboundWrite(port, claim, Optional.of(AS_MAIN), Optional.of("vm"), up);
    }
}
