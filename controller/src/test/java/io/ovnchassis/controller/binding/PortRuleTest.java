package io.ovnchassis.controller.binding;

import static io.ovnchassis.controller.binding.Rows.HV1;
import static io.ovnchassis.controller.binding.Rows.bound;
import static io.ovnchassis.controller.binding.Rows.local;
import static io.ovnchassis.controller.binding.Rows.port;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.binding.PortState.Bound;
import io.ovnchassis.controller.binding.PortState.NotBound;
import io.ovnchassis.controller.binding.PortState.Placed;
import io.ovnchassis.controller.binding.PortState.Unknown;
import io.ovnchassis.controller.encaps.LocalEncap;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortRuleTest {
    private static final Ref<Encap> FIRST = Ref.random();
    private static final Ref<Encap> SECOND = Ref.random();
    private static final Ref<Encap> VXLAN = Ref.random();

    private final FakeFacts facts = new FakeFacts();
    private final PortRule rule = new PortRule(HV1, facts);

    private Optional<PortState> state(PortBinding port, LocalInterface... interfaces) {
        facts.add(port, interfaces);
        return rule.stateOf(port.logicalPort());
    }

    private Obstacle obstacle(PortBinding port, LocalInterface... interfaces) {
        return ((NotBound) state(port, interfaces).orElseThrow()).obstacle();
    }

    private void registerTwoEndPoints() {
        facts.add(new LocalEncap(VXLAN, Encap.Type.VXLAN, "1.1.1.1", true));
        facts.add(new LocalEncap(FIRST, Encap.Type.GENEVE, "1.1.1.1", true));
        facts.add(new LocalEncap(SECOND, Encap.Type.GENEVE, "2.2.2.2", false));
    }

    private static Optional<Ref<Encap>> encap(Optional<PortState> state) {
        return ((Bound) state.orElseThrow()).terms().encap();
    }

    @Test
    void portWithAnInterfaceIsBound() {
        LocalInterface local = local("vif1", "lp1");
        PortBinding port = port("lp1");
        assertThat(state(port, local)).contains(bound(port, local));
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
    void portRequestedForSeveralChassisIsBoundInTheRoleOfOurPlace() {
        PortBinding port = port("lp1", row -> row.options(Map.of("requested-chassis", "hv2,hv1")));
        assertThat(state(port, local("vif1", "lp1")).orElseThrow())
                .isInstanceOfSatisfying(
                        Bound.class, bound -> assertThat(bound.terms()).isEqualTo(Rows.AS_ADDITIONAL));
    }

    @Test
    void containerIsWhereItsParentIsAndInTheSameRole() {
        PortBinding parent = port("vm", row -> row.options(Map.of("requested-chassis", "hv2,hv1")));
        LocalInterface carrier = local("vif1", "vm");
        facts.add(parent, carrier);
        PortBinding child = port("c1", row -> row.parentPort("vm").tag(7L));
        assertThat(state(child))
                .contains(new Bound(child, Rows.AS_ADDITIONAL, carrier, Optional.of(parent), List.of()));
    }

    @Test
    void containerMayBeRequestedElsewhereThoughItsParentIsHere() {
        facts.add(port("vm"), local("vif1", "vm"));
        PortBinding child =
                port("c1", row -> row.parentPort("vm").chassis(HV1.ref()).options(Map.of("requested-chassis", "hv2")));
        assertThat(obstacle(child)).isEqualTo(new Obstacle.RequestedElsewhere("hv2"));
    }

    @Test
    void childWithoutItsParentIsGivenUp() {
        PortBinding container = port("c1", row -> row.parentPort("vm").chassis(HV1.ref()));
        assertThat(obstacle(container)).isEqualTo(new Obstacle.ParentElsewhere("vm"));
        facts.add(port("vm"), local("vif1", "vm", -1));
        assertThat(obstacle(container)).isEqualTo(new Obstacle.ParentElsewhere("vm"));
        facts.add(port("vm", row -> row.type("localport")), local("vif1", "vm"));
        assertThat(obstacle(container)).isEqualTo(new Obstacle.ParentElsewhere("vm"));
        PortBinding free = port("v1", row -> row.type("virtual").chassis(HV1.ref()));
        assertThat(obstacle(free)).isEqualTo(new Obstacle.ParentElsewhere(""));
    }

    @Test
    void childOfAnotherChassisIsNoneOfOurBusiness() {
        assertThat(state(port("c1", row -> row.parentPort("vm")))).isEmpty();
    }

    @Test
    void virtualPortIsBoundWithWhoeverHasItsAddress() {
        facts.add(port("vm"), local("vif1", "vm"));
        PortBinding port =
                port("v1", row -> row.type("virtual").virtualParent("vm").options(Map.of("requested-chassis", "hv2")));
        assertThat(state(port).orElseThrow())
                .isInstanceOfSatisfying(
                        Bound.class, bound -> assertThat(bound.terms()).isEqualTo(Rows.AS_MAIN));
    }

    @Test
    void mirrorPortIsBoundWithThePortThatItMirrors() {
        facts.add(port("vm"), local("vif1", "vm"));
        assertThat(state(port("m1", row -> row.type("mirror").mirrorPort("vm"))).orElseThrow())
                .isInstanceOf(Bound.class);
    }

    @Test
    void gatewayPortIsOnTheChassisThatItsOptionNames() {
        for (String type : List.of("l2gateway", "l3gateway")) {
            PortBinding here = port("g1", row -> row.type(type).options(Map.of(type + "-chassis", "hv1")));
            assertThat(state(here)).as(type).contains(new Placed(here, Rows.AS_MAIN, List.of()));
            PortBinding moved = port(
                    "g1",
                    row -> row.type(type)
                            .options(Map.of(type + "-chassis", "hv2"))
                            .chassis(HV1.ref()));
            assertThat(obstacle(moved)).as(type).isEqualTo(new Obstacle.PlacedElsewhere());
            assertThat(state(port("g1", row -> row.type(type).options(Map.of(type + "-chassis", "hv2")))))
                    .as(type)
                    .isEmpty();
        }
    }

    @Test
    void portOfAGroupIsOnItsActiveGatewayAndTheOthersStandBy() {
        for (String type : List.of("chassisredirect", "external")) {
            PortBinding port = port("cr-lrp", row -> row.type(type));
            assertThat(state(port)).as(type).isEmpty();
            facts.place("cr-lrp", true, true);
            assertThat(state(port))
                    .as(type)
                    .contains(new Placed(port, new Terms(BindPermission.MAIN, Optional.empty(), true), List.of()));
            facts.place("cr-lrp", false, false);
            assertThat(obstacle(port)).as(type).isEqualTo(new Obstacle.Standby());
            assertThat(state(port).orElseThrow().localDatapath()).as(type).contains(port.datapath());
            facts.clearPlaces();
        }
    }

    @Test
    void patchPortIsClaimedOnlyWhenItIsRequested() {
        PortBinding requested = port("lrp", row -> row.type("patch").requestedChassis(HV1.ref()));
        PortState state = state(requested).orElseThrow();
        assertThat(state).isEqualTo(new Placed(requested, Rows.AS_MAIN, List.of()));
        assertThat(state.localDatapath()).isEmpty();
        assertThat(state(port("lrp", row -> row.type("patch")))).isEmpty();
        assertThat(obstacle(port("lrp", row -> row.type("patch").chassis(HV1.ref()))))
                .isEqualTo(new Obstacle.PlacedElsewhere());
    }

    @Test
    void portOfATypeThatNobodyClaimsIsGivenUp() {
        for (String type : List.of("localnet", "vtep", "remote")) {
            assertThat(state(port("lp1", row -> row.type(type)))).as(type).isEmpty();
            assertThat(obstacle(port("lp1", row -> row.type(type).chassis(HV1.ref()))))
                    .as(type)
                    .isEqualTo(new Obstacle.NeverClaimed());
        }
    }

    @Test
    void portOfATypeThatWeDoNotKnowIsLeftAlone() {
        assertThat(state(port("lp1", row -> row.type("wormhole").chassis(HV1.ref())), local("vif1", "lp1")))
                .isEmpty();
    }

    @Test
    void endPointIsTheOneThatTheInterfaceAsksForElseTheDefaultOne() {
        registerTwoEndPoints();
        assertThat(encap(state(port("lp1"), local("vif1", "lp1")))).contains(FIRST);
        assertThat(encap(state(port("lp1"), local("vif1", "lp1", "encap-ip", "2.2.2.2"))))
                .contains(SECOND);
        assertThat(encap(state(port("lp1"), local("vif1", "lp1", "encap-ip", "3.3.3.3"))))
                .isEmpty();
    }

    @Test
    void endPointOfAContainerIsThatOfItsParent() {
        registerTwoEndPoints();
        facts.add(port("vm"), local("vif1", "vm", "encap-ip", "2.2.2.2"));
        assertThat(encap(state(port("c1", row -> row.parentPort("vm"))))).contains(SECOND);
    }

    @Test
    void withOneEndPointThereIsNothingToChoose() {
        facts.add(new LocalEncap(FIRST, Encap.Type.GENEVE, "1.1.1.1", true));
        assertThat(encap(state(port("lp1"), local("vif1", "lp1", "encap-ip", "1.1.1.1"))))
                .isEmpty();
    }

    @Test
    void endPointThatNorthdChoseStands() {
        registerTwoEndPoints();
        PortBinding port = port("lp1", row -> row.encap(VXLAN).options(Map.of("requested-encap-ip", "9.9.9.9")));
        assertThat(encap(state(port, local("vif1", "lp1", "encap-ip", "2.2.2.2"))))
                .contains(VXLAN);
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
        facts.addUnknown("lp1", local);
        assertThat(rule.stateOf("lp1")).contains(new Unknown(List.of(local)));
    }
}
