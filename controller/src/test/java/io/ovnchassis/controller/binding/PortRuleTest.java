package io.ovnchassis.controller.binding;

import static io.ovnchassis.controller.binding.Rows.HV1;
import static io.ovnchassis.controller.binding.Rows.local;
import static io.ovnchassis.controller.binding.Rows.port;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.binding.PortState.Bound;
import io.ovnchassis.controller.binding.PortState.NotBound;
import io.ovnchassis.controller.binding.PortState.Unknown;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortRuleTest {
    private final PortRule rule = new PortRule(HV1);

    private Optional<PortState> state(PortBinding port, LocalInterface... interfaces) {
        return rule.stateOf(Optional.of(port), List.of(interfaces));
    }

    @Test
    void portWithAnInterfaceIsBound() {
        LocalInterface local = local("vif1", "lp1");
        PortBinding port = port("lp1");
        assertThat(state(port, local)).contains(new Bound(port, local, List.of(local)));
    }

    @Test
    void interfaceWithoutAnOpenFlowPortCarriesNothing() {
        assertThat(state(port("lp1"), local("vif1", "lp1", -1)).orElseThrow()).isInstanceOf(NotBound.class);
    }

    @Test
    void secondInterfaceCarriesThePortWhenTheFirstHasNoOpenFlowPort() {
        LocalInterface dead = local("vif1", "lp1", -1);
        LocalInterface live = local("vif2", "lp1");
        assertThat(state(port("lp1"), dead, live).orElseThrow())
                .isInstanceOfSatisfying(
                        Bound.class, bound -> assertThat(bound.carrier()).isEqualTo(live));
    }

    @Test
    void portRequestedForAnotherChassisIsNotBoundAndTheObstacleSaysForWhich() {
        PortBinding port = port("lp1", row -> row.options(Map.of("requested-chassis", "hv2")));
        assertThat(state(port, local("vif1", "lp1")).orElseThrow())
                .isInstanceOfSatisfying(
                        NotBound.class,
                        notBound -> assertThat(notBound.obstacle()).isEqualTo(new Obstacle.RequestedElsewhere("hv2")));
    }

    @Test
    void chassisMayBeRequestedByNameOrHostNameOrReference() {
        assertThat(BindPermission.of(port("lp1", row -> row.options(Map.of("requested-chassis", "hv1"))), HV1))
                .isEqualTo(BindPermission.MAIN);
        assertThat(BindPermission.of(port("lp1", row -> row.options(Map.of("requested-chassis", "host1,hv2"))), HV1))
                .isEqualTo(BindPermission.MAIN);
        assertThat(BindPermission.of(port("lp1", row -> row.options(Map.of("requested-chassis", "hv2,hv1"))), HV1))
                .isEqualTo(BindPermission.ADDITIONAL);
        assertThat(BindPermission.of(
                        port("lp1", row -> row.requestedChassis(HV1.ref()).options(Map.of("requested-chassis", "x"))),
                        HV1))
                .isEqualTo(BindPermission.MAIN);
        assertThat(BindPermission.of(port("lp1"), HV1)).isEqualTo(BindPermission.MAIN);
    }

    @Test
    void interfaceOfAnotherVersionDoesNotCarryThePort() {
        PortBinding port = port("lp1", row -> row.options(Map.of("iface-id-ver", "2")));
        assertThat(state(port, local("vif1", "lp1", "iface-id-ver", "1")).orElseThrow())
                .isInstanceOfSatisfying(
                        NotBound.class,
                        notBound -> assertThat(notBound.obstacle()).isEqualTo(new Obstacle.WrongVersion("2", "1")));
        assertThat(state(port, local("vif1", "lp1", "iface-id-ver", "2")).orElseThrow())
                .isInstanceOf(Bound.class);
    }

    @Test
    void portThatWeHaveAndThatNoInterfaceNamesAnyMoreIsNotBound() {
        assertThat(state(port("lp1", row -> row.chassis(HV1.ref()))).orElseThrow())
                .isInstanceOf(NotBound.class);
    }

    @Test
    void portOfAnotherChassisThatNoInterfaceNamesIsNoneOfOurBusiness() {
        assertThat(state(port("lp1", row -> row.chassis(Ref.random())))).isEmpty();
    }

    @Test
    void portsOfOtherTypesAreLeftAlone() {
        assertThat(state(port("lp1", row -> row.type("external")), local("vif1", "lp1")))
                .isEmpty();
        assertThat(state(port("lp1", row -> row.parentPort("vm")), local("vif1", "lp1")))
                .isEmpty();
    }

    @Test
    void localportIsNeverBoundAndGivenUpWhenItWas() {
        LocalInterface local = local("vif1", "lp1");
        PortBinding free = port("lp1", row -> row.type("localport"));
        PortBinding ours = port("lp1", row -> row.type("localport").chassis(HV1.ref()));
        assertThat(state(free, local)).contains(new NotBound(free, new Obstacle.OnEveryChassis(), List.of(local)));
        assertThat(state(ours)).contains(new NotBound(ours, new Obstacle.OnEveryChassis(), List.of()));
        assertThat(state(free)).isEmpty();
    }

    @Test
    void interfaceOfAnUnknownPortIsRemembered() {
        LocalInterface local = local("vif1", "lp1");
        assertThat(rule.stateOf(Optional.empty(), List.of(local))).contains(new Unknown(List.of(local)));
    }
}
