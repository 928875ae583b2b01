package io.ovnchassis.controller.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.ChassisPrivate;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.ovsdb.transact.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CleanupCommitTest {
    private final FakeDatabase southbound = FakeDatabase.southbound();
    private final Encap encap = southbound
            .server()
            .insert(Encap.builder().type(Encap.Type.GENEVE).ip("192.0.2.1").chassisName("hv1"));
    private final Chassis hv1 =
            southbound.server().insert(Chassis.builder().name("hv1").encaps(Set.of(encap.ref())));
    private final Chassis hv2 = southbound.server().insert(Chassis.builder().name("hv2"));
    private final ChassisPrivate ofHv2 =
            southbound.server().insert(ChassisPrivate.builder().name("hv2").chassis(hv2.ref()));
    private final CleanupCommit cleanup = new CleanupCommit(southbound.replica(), this::own);

    private Optional<OwnChassis> own() {
        return southbound.view(Chassis.TABLE).get(hv1.ref()).map(row -> new OwnChassis(row.ref(), "hv1", "host1"));
    }

    private PortBinding port(String name, Chassis chassis) {
        return southbound
                .server()
                .insert(PortBinding.builder()
                        .logicalPort(name)
                        .chassis(chassis.ref())
                        .up(true));
    }

    private PortBinding now(PortBinding port) {
        return southbound.server().get(PortBinding.TABLE, port.ref()).orElseThrow();
    }

    @Test
    void claimsAndRowsOfThisChassisGoInOneTransaction() {
        southbound.server().insert(ChassisPrivate.builder().name("hv1").chassis(hv1.ref()));
        PortBinding ours = port("lp1", hv1);

        assertThat(southbound.commit(cleanup)).isTrue();

        assertThat(now(ours).chassis()).isEmpty();
        assertThat(now(ours).up()).contains(false);
        assertThat(southbound.server().rows(Chassis.TABLE)).containsExactly(hv2);
        assertThat(southbound.server().rows(ChassisPrivate.TABLE)).containsExactly(ofHv2);
        assertThat(southbound.server().rows(Encap.TABLE)).isEmpty();
        assertThat(southbound.link().transactions())
                .singleElement()
                .asString()
                .contains(
                        "ovn-controller: removing all port bindings for 'hv1'",
                        "ovn-controller: unregistering chassis 'hv1'");
    }

    @Test
    void portsOfOtherChassisStay() {
        PortBinding theirs = port("lp2", hv2);
        southbound.commit(cleanup);
        assertThat(now(theirs)).isEqualTo(theirs);
    }

    @Test
    void portThatIsUpUnbeknownstIsNotReleasedAndLeftUp() {
        PortBinding port = southbound
                .server()
                .insert(PortBinding.builder()
                        .logicalPort("lp1")
                        .chassis(hv1.ref())
                        .up(false));
        Transaction transaction = southbound.deliver().live().begin();
        cleanup.contribute(transaction);
        southbound.server().set(port, PortBinding.UP, Optional.of(true));
        southbound.live().commit(transaction, cleanup::concluded);
        southbound.link().answer();
        assertThat(now(port).chassis()).as("what depends on what was read").contains(hv1.ref());

        southbound.commit(cleanup);
        assertThat(now(port).chassis()).isEmpty();
        assertThat(now(port).up()).contains(false);
    }

    @Test
    void portThatNeverWasUpIsNotSetDown() {
        PortBinding port = southbound
                .server()
                .insert(PortBinding.builder().logicalPort("lp1").chassis(hv1.ref()));
        southbound.commit(cleanup);
        assertThat(now(port).up()).isEmpty();
    }

    @Test
    void sharedPortIsLeftToTheOthersWithTheirEndPoint() {
        Encap ours = endPoint("hv1");
        Encap theirs = endPoint("hv2");
        PortBinding shared = southbound
                .server()
                .insert(PortBinding.builder()
                        .logicalPort("lp1")
                        .chassis(hv2.ref())
                        .additionalChassis(List.of(hv1.ref()))
                        .additionalEncap(List.of(ours.ref(), theirs.ref())));
        southbound.commit(cleanup);
        assertThat(now(shared).chassis()).contains(hv2.ref());
        assertThat(now(shared).additionalChassis()).isEmpty();
        assertThat(now(shared).additionalEncap()).containsExactly(theirs.ref());
    }

    @Test
    void endPointOfAPortGoesUnlessNorthdChoseIt() {
        Encap ours = endPoint("hv1");
        PortBinding plain = southbound
                .server()
                .insert(PortBinding.builder()
                        .logicalPort("lp1")
                        .chassis(hv1.ref())
                        .encap(ours.ref()));
        PortBinding chosen = southbound
                .server()
                .insert(PortBinding.builder()
                        .logicalPort("lp2")
                        .chassis(hv1.ref())
                        .encap(ours.ref())
                        .options(Map.of("requested-encap-ip", "1.1.1.1")));
        southbound.commit(cleanup);
        assertThat(now(plain).encap()).isEmpty();
        assertThat(now(chosen).encap()).contains(ours.ref());
    }

    private Encap endPoint(String chassisName) {
        return southbound.server().insert(Encap.builder().ip(chassisName).chassisName(chassisName));
    }

    @Test
    void everythingIsCleanOnceTheChassisIsGone() {
        southbound.deliver();
        assertThat(cleanup.isClean()).isFalse();
        southbound.commit(cleanup);
        assertThat(cleanup.isClean()).isTrue();
        assertThat(southbound.commit(cleanup)).isFalse();
    }
}
