package io.ovnchassis.controller.ifstatus;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.binding.BindPermission;
import io.ovnchassis.controller.binding.Rows;
import io.ovnchassis.controller.binding.Terms;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.ifstatus.PortStatus.Claim;
import io.ovnchassis.controller.ifstatus.PortStatus.SouthboundWrite;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.controller.loop.AlarmReader;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SouthboundStatusCommitTest {
    @RegisterExtension
    final LogLines log = LogLines.of("binding");

    private final FakeDatabase southbound = FakeDatabase.southbound();
    private final Chassis hv1 = southbound.server().insert(Chassis.builder().name("hv1"));
    private final Chassis hv2 = southbound.server().insert(Chassis.builder().name("hv2"));
    private final PortStatuses statuses = new PortStatuses();
    private final ManualClock clock = new ManualClock();
    private final Alarm alarm = new Alarm(clock);
    private Terms terms = Rows.AS_MAIN;
    private Optional<OwnChassis> own = Optional.of(new OwnChassis(hv1.ref(), "hv1", "host1"));
    private final SouthboundStatusCommit commit = new SouthboundStatusCommit(
            statuses, this::own, SouthboundStatusCommit.Tables.of(southbound.replica()), clock, alarm);

    private Optional<OwnChassis> own() {
        return own;
    }

    private PortBinding insert(String name, UnaryOperator<PortBinding.Builder> more) {
        return southbound.server().insert(more.apply(PortBinding.builder().logicalPort(name)));
    }

    private void want(PortBinding port, Claim claim, Optional<Boolean> up) {
        want(new SouthboundWrite(
                port,
                claim,
                claim == Claim.RELEASE || claim == Claim.LEAVE ? Optional.empty() : Optional.of(terms),
                port.parentPort(),
                up));
    }

    private void want(SouthboundWrite write) {
        statuses.put(
                write.port().logicalPort(),
                Optional.of(new PortStatus(IfState.CLAIMED, Optional.of(write), Optional.empty())));
    }

    private PortBinding now(PortBinding port) {
        return southbound.server().get(PortBinding.TABLE, port.ref()).orElseThrow();
    }

    @Test
    void freePortIsClaimedAndSaidWithItsAddresses() {
        PortBinding port = insert("lp1", row -> row.mac(Set.of("00:00:00:00:00:01 10.0.0.1", "unknown")));
        want(port, Claim.TAKE, Optional.empty());

        assertThat(southbound.commit(commit)).isTrue();

        assertThat(now(port).chassis()).contains(hv1.ref());
        assertThat(now(port).up()).isEmpty();
        assertThat(log.lines())
                .containsExactly(
                        "INFO Claiming lport lp1 for this chassis.",
                        "INFO lp1: Claiming 00:00:00:00:00:01 10.0.0.1",
                        "INFO lp1: Claiming unknown");
    }

    @Test
    void portOfAnotherChassisIsTakenAndSaidFromWhom() {
        PortBinding port = insert("lp1", row -> row.chassis(hv2.ref()).up(true));
        want(port, Claim.TAKE, Optional.of(false));

        southbound.commit(commit);

        assertThat(now(port).chassis()).contains(hv1.ref());
        assertThat(now(port).up()).contains(false);
        assertThat(log.lines()).containsExactly("INFO Changing chassis for lport lp1 from hv2 to hv1.");
    }

    @Test
    void portIsReleasedAndSetDownAtOnce() {
        PortBinding port = insert("lp1", row -> row.chassis(hv1.ref()).up(true));
        want(port, Claim.RELEASE, Optional.of(false));

        southbound.commit(commit);

        assertThat(now(port).chassis()).isEmpty();
        assertThat(now(port).up()).contains(false);
        assertThat(log.lines())
                .containsExactly(
                        "INFO Releasing lport lp1 from this chassis (sb_readonly=0)",
                        "INFO Setting lport lp1 down in Southbound");
    }

    @Test
    void portThatIsUpUnbeknownstIsNotReleasedAndLeftUp() {
        PortBinding port = insert("lp1", row -> row.chassis(hv1.ref()).up(false));
        southbound.server().set(port, PortBinding.UP, Optional.of(true));
        want(port, Claim.RELEASE, Optional.empty());

        southbound.commit(commit);

        assertThat(now(port).chassis())
                .as("decided anew, with what is known then")
                .contains(hv1.ref());
    }

    @Test
    void installedPortIsSetUp() {
        PortBinding port = insert("lp1", row -> row.chassis(hv1.ref()).up(false));
        want(port, Claim.KEEP, Optional.of(true));

        southbound.commit(commit);

        assertThat(now(port).chassis()).contains(hv1.ref());
        assertThat(now(port).up()).contains(true);
        assertThat(log.lines()).containsExactly("INFO Setting lport lp1 up in Southbound");
    }

    @Test
    void withoutAChassisRowThereIsNothingToClaimFor() {
        want(insert("lp1", row -> row), Claim.TAKE, Optional.empty());
        own = Optional.empty();
        assertThat(southbound.commit(commit)).isFalse();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void portThatWasTakenFromUsIsTakenBackNoSoonerThanTwoSecondsAfterTheLastClaim() {
        PortBinding port = insert("lp1", row -> row);
        want(port, Claim.TAKE, Optional.empty());
        southbound.commit(commit);
        PortBinding taken = southbound.server().set(port, PortBinding.CHASSIS, Optional.of(hv2.ref()));
        want(taken, Claim.TAKE, Optional.empty());
        log.clear();

        clock.pass(Duration.ofMillis(500));
        assertThat(southbound.commit(commit)).isFalse();
        assertThat(log.lines()).containsExactly("DBG Postponed claim on logical port lp1.");
        assertThat(AlarmReader.remaining(alarm)).contains(Duration.ofMillis(1500));
        clock.pass(Duration.ofMillis(1499));
        assertThat(southbound.commit(commit)).isFalse();
        clock.pass(Duration.ofMillis(1));
        assertThat(southbound.commit(commit)).isTrue();
        assertThat(now(port).chassis()).contains(hv1.ref());
    }

    @Test
    void postponedClaimKeepsNoOtherPortWaiting() {
        PortBinding fought = insert("lp1", row -> row);
        want(fought, Claim.TAKE, Optional.empty());
        southbound.commit(commit);
        want(
                southbound.server().set(fought, PortBinding.CHASSIS, Optional.of(hv2.ref())),
                Claim.TAKE,
                Optional.empty());
        PortBinding other = insert("lp2", row -> row);
        want(other, Claim.TAKE, Optional.empty());

        southbound.commit(commit);

        assertThat(now(fought).chassis()).contains(hv2.ref());
        assertThat(now(other).chassis()).contains(hv1.ref());
    }

    @Test
    void portThatIsFreeAgainIsClaimedAtOnce() {
        PortBinding port = insert("lp1", row -> row);
        want(port, Claim.TAKE, Optional.empty());
        southbound.commit(commit);
        want(southbound.server().set(port, PortBinding.CHASSIS, Optional.empty()), Claim.TAKE, Optional.empty());

        assertThat(southbound.commit(commit)).isTrue();
    }

    @Test
    void claimThatTheServerRejectedIsNoClaimAndNotHeldBack() {
        PortBinding port = insert("lp1", row -> row.chassis(hv2.ref()));
        want(port, Claim.TAKE, Optional.empty());
        southbound.deliver();
        Transaction transaction = southbound.live().begin();
        commit.contribute(transaction);
        southbound.live().commit(transaction, commit::concluded);
        southbound.link().refuse("permission error");

        assertThat(southbound.commit(commit)).isTrue();
        assertThat(now(port).chassis()).contains(hv1.ref());
    }

    @Test
    void portThatAnotherChassisTookMeanwhileIsDecidedAnew() {
        PortBinding port = insert("lp1", row -> row.chassis(hv1.ref()).up(false));
        PortBinding taken = southbound.server().set(port, PortBinding.CHASSIS, Optional.of(hv2.ref()));
        for (Claim claim : Claim.values()) {
            want(port, claim, Optional.of(true));
            southbound.commit(commit);
            assertThat(now(port)).as("%s", claim).isEqualTo(taken);
        }
    }

    @Test
    void pendingPortsShareOneTransaction() {
        List<PortBinding> ports = List.of(insert("lp1", row -> row), insert("lp2", row -> row));
        ports.forEach(port -> want(port, Claim.TAKE, Optional.empty()));
        southbound.commit(commit);
        assertThat(southbound.link().transactions()).hasSize(1);
        assertThat(ports).allSatisfy(port -> assertThat(now(port).chassis()).contains(hv1.ref()));
    }

    @Test
    void additionalChassisJoinsWithItsEndPointAndLeavesWithIt() {
        Encap ours = encap("hv1");
        Encap theirs = encap("hv2");
        PortBinding port =
                insert("lp1", row -> row.chassis(hv2.ref()).mac(Set.of("m1")).additionalEncap(List.of(theirs.ref())));
        terms = new Terms(BindPermission.ADDITIONAL, Optional.of(ours.ref()), false);
        want(port, Claim.JOIN, Optional.empty());

        southbound.commit(commit);

        assertThat(now(port).chassis()).contains(hv2.ref());
        assertThat(now(port).additionalChassis()).containsExactly(hv1.ref());
        assertThat(now(port).additionalEncap()).containsExactlyInAnyOrder(ours.ref(), theirs.ref());
        want(now(port), Claim.LEAVE, Optional.empty());
        southbound.commit(commit);
        assertThat(now(port)).isEqualTo(port);
        assertThat(log.lines())
                .containsExactly(
                        "INFO Claiming lport lp1 for this additional chassis.",
                        "INFO lp1: Claiming m1",
                        "INFO Releasing lport lp1 from this additional chassis.");
    }

    private Encap encap(String chassisName) {
        return southbound.server().insert(Encap.builder().ip(chassisName).chassisName(chassisName));
    }

    @Test
    void chassisThatBecomesTheMainOneIsNoLongerAdditionalAndTheOtherWayRound() {
        PortBinding port = insert("lp1", row -> row.additionalChassis(List.of(hv1.ref())));
        want(port, Claim.TAKE, Optional.empty());
        southbound.commit(commit);
        assertThat(now(port).chassis()).contains(hv1.ref());
        assertThat(now(port).additionalChassis()).isEmpty();

        terms = Rows.AS_ADDITIONAL;
        want(now(port), Claim.JOIN, Optional.empty());
        southbound.commit(commit);
        assertThat(now(port)).isEqualTo(port);
    }

    @Test
    void releasedPortLosesItsEndPointAndItsVirtualParentButNotWhatNorthdChose() {
        Encap ours = encap("hv1");
        PortBinding port =
                insert("v1", row -> row.chassis(hv1.ref()).virtualParent("vm").encap(ours.ref()));
        PortBinding chosen = insert(
                "lp2",
                row -> row.chassis(hv1.ref()).encap(ours.ref()).options(Map.of("requested-encap-ip", "1.1.1.1")));
        want(port, Claim.RELEASE, Optional.empty());
        want(chosen, Claim.RELEASE, Optional.empty());

        southbound.commit(commit);

        assertThat(now(port).encap()).isEmpty();
        assertThat(now(port).virtualParent()).isEmpty();
        assertThat(now(chosen).chassis()).isEmpty();
        assertThat(now(chosen).encap()).contains(ours.ref());
    }

    @Test
    void childWaitsAsLongAsItsParentDoes() {
        PortBinding parent = insert("vm", row -> row);
        PortBinding child = insert("c1", row -> row.parentPort("vm"));
        want(parent, Claim.TAKE, Optional.empty());
        southbound.commit(commit);
        want(
                southbound.server().set(parent, PortBinding.CHASSIS, Optional.of(hv2.ref())),
                Claim.TAKE,
                Optional.empty());
        want(child, Claim.TAKE, Optional.empty());
        assertThat(southbound.commit(commit)).isFalse();
        clock.pass(Duration.ofSeconds(2));
        southbound.commit(commit);
        assertThat(now(child).chassis()).contains(hv1.ref());
    }

    @Test
    void firstChoiceOfAGroupTakesItsPortBackAtOnce() {
        PortBinding port = insert("cr-lrp", row -> row.type("chassisredirect"));
        terms = new Terms(BindPermission.MAIN, Optional.empty(), true);
        want(port, Claim.TAKE, Optional.empty());
        southbound.commit(commit);
        want(southbound.server().set(port, PortBinding.CHASSIS, Optional.of(hv2.ref())), Claim.TAKE, Optional.empty());
        assertThat(southbound.commit(commit)).isTrue();
    }
}
