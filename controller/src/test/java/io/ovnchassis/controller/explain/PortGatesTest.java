package io.ovnchassis.controller.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.binding.LocalInterface;
import io.ovnchassis.controller.binding.Obstacle;
import io.ovnchassis.controller.binding.PortState;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.vifplug.PlugStatus;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortGatesTest {
    private static final Ref<Chassis> US = Ref.of(1, 1);
    private static final Ref<Chassis> OTHER = Ref.of(2, 2);
    private static final Instant LATER = Instant.parse("2026-01-02T03:04:05Z");

    private final Map<String, String> options = new HashMap<>(Map.of("vif-plug-type", "dummy"));
    private Optional<OwnChassis> own = Optional.of(new OwnChassis(US, "hv1", "host1"));
    private boolean complete = true;
    private boolean hasRow = true;
    private final PortBinding.Builder row =
            PortBinding.builder().logicalPort("lsp1").requestedChassis(US).up(false);
    private Optional<Interface.Builder> local = Optional.empty();
    private Optional<String> origin = Optional.of("built-in");
    private Optional<PlugStatus> plug = Optional.empty();
    private Optional<PortState> binding = Optional.empty();

    @Test
    void aPortThatIsUpHasPassedAllGates() {
        plugged(5);
        row.chassis(US).up(true);
        local.orElseThrow().externalIds(Map.of("iface-id", "lsp1", "ovn-plugged", "dummy", "ovn-installed", "true"));

        assertThat(gates())
                .allSatisfy(gate -> assertThat(gate.isPassed()).as("%s", gate).isTrue());
        assertThat(gates())
                .extracting(gate -> gate.name().toString())
                .containsExactly(
                        "port-binding",
                        "request",
                        "chassis",
                        "provider",
                        "answer",
                        "name",
                        "transaction",
                        "ofport",
                        "claimed",
                        "installed",
                        "up");
    }

    @Test
    void aPortWithoutARowIsNotThereOrNotLoaded() {
        hasRow = false;

        assertFirst(
                "port-binding",
                "failed",
                "no row",
                "add the logical switch port, or set its options:requested-chassis");
        complete = false;
        assertFirst("port-binding", "waiting", "not loaded completely", "ovn-remote");
    }

    @Test
    void aPortThatNobodyAsksToPlugWaitsForARequest() {
        options.clear();

        assertFirst("request", "failed", "vif-plug-type is not set", "set options:vif-plug-type");
    }

    @Test
    void anInterfaceOfSomebodyElseNeedsNoRequest() {
        options.clear();
        local = Optional.of(Interface.builder().name("vif1").externalIds(Map.of("iface-id", "lsp1")));

        assertFirst("ofport", "waiting", "vif1 has none yet", "ovs-vswitchd");
    }

    @Test
    void aPortOfAnotherChassisSaysOfWhich() {
        row.requestedChassis(OTHER);

        assertFirst("chassis", "failed", "requested_chassis is hv2, this is hv1", "requested-chassis");
    }

    @Test
    void aChassisThatIsRequestedByAnotherNameThanItsOwnIsNotRequested() {
        row.requestedChassis(Optional.empty());
        options.put("requested-chassis", "host1");

        assertFirst("chassis", "failed", "requested-chassis=host1 is no registered chassis' name", "to hv1");
        own = Optional.empty();
        assertFirst("chassis", "waiting", "this chassis has no row", "connection-status");
    }

    @Test
    void aTypeWithoutAProviderIsNamed() {
        origin = Optional.empty();

        assertFirst("provider", "failed", "no provider of type dummy", "--enable-dummy-vif-plug");
        options.put("vif-plug-type", "vendor");
        assertFirst("provider", "failed", "no provider of type vendor", "jar");
        plug = Optional.of(new PlugStatus.Orphaned("rep0", "old"));
        assertFirst("provider", "failed", "rep0 was plugged by type old", "ovs-vsctl del-port rep0");
    }

    @Test
    void whatTheProviderSaysIsShown() {
        assertFirst("answer", "waiting", "not asked yet", "local database");
        assertFirst(new PlugStatus.Asked("dummy"), "answer", "waiting", "asked", "provider dummy has to answer");
        assertFirst(new PlugStatus.NotYet("dummy", "VF 3"), "answer", "waiting", "not yet: VF 3", "waits for VF 3");
        assertFirst(new PlugStatus.Refused("dummy", "no VF"), "answer", "failed", "refused: no VF", "correct the port");
        assertFirst(
                new PlugStatus.Failed("dummy", "no answer within 2000 ms", LATER),
                "answer",
                "failed",
                "no answer within 2000 ms",
                "asked again at 2026-01-02T03:04:05Z");
        assertFirst(
                new PlugStatus.Suspended("dummy", LATER),
                "answer",
                "waiting",
                "provider suspended until 2026-01-02T03:04:05Z",
                "provider/list");
        assertFirst(new PlugStatus.Unusable("dummy", "no name"), "answer", "failed", "unusable: no name", "vendor");
    }

    @Test
    void aNameThatIsTakenSaysByWhom() {
        assertFirst(
                new PlugStatus.NameTaken("rep0", "lport lsp2"),
                "name",
                "failed",
                "rep0 is in use by lport lsp2",
                "remove or rename");
        assertFirst(new PlugStatus.ForeignInterface("row-1"), "name", "failed", "row row-1", "external_ids:iface-id");
    }

    @Test
    void aTransactionIsOnItsWayOrFailed() {
        assertFirst(
                new PlugStatus.InTransaction("rep0", PlugStatus.Write.PLUG),
                "transaction",
                "waiting",
                "plugging rep0 is on its way",
                "ovsdb-server");
        plugged(5);
        assertFirst(
                new PlugStatus.NotCommitted("rep0", PlugStatus.Write.REPLUG),
                "transaction",
                "failed",
                "plugging anew, as rep0 did not reach the database",
                "tried again");
    }

    @Test
    void anInterfaceWithoutAnOpenFlowPortWaitsOrHasLostItsDevice() {
        plugged(-1);
        local.orElseThrow().error("could not open network device rep0 (No such device)");

        assertFirst("ofport", "failed", "(No such device)", "ip link show rep0");
    }

    @Test
    void aPortThatIsNotClaimedSaysWhyNot() {
        plugged(5);
        assertFirst("claimed", "waiting", "by nobody", "Southbound");
        row.chassis(OTHER);
        assertFirst("claimed", "failed", "by chassis hv2", "that chassis");
        binding = Optional.of(
                new PortState.NotBound(row.build(Ref.random()), new Obstacle.WrongVersion("2", "1"), List.of()));
        assertFirst("claimed", "failed", "iface-id-ver is \"1\", not \"2\"", "iface-id-ver of the interface to 2");
    }

    @Test
    void theLastGatesAreTheDataPlaneAndUp() {
        plugged(5);
        row.chassis(US);
        assertFirst("installed", "waiting", "ovn-installed is not set", "data plane");
        local.orElseThrow().externalIds(Map.of("iface-id", "lsp1", "ovn-plugged", "dummy", "ovn-installed", "true"));
        assertFirst("up", "waiting", "false", "Southbound");
    }

    private void plugged(long ofport) {
        plug = Optional.of(new PlugStatus.Plugged("rep0"));
        local = Optional.of(Interface.builder()
                .name("rep0")
                .ofport(ofport)
                .externalIds(Map.of("iface-id", "lsp1", "ovn-plugged", "dummy")));
    }

    private List<Gate> gates() {
        return PortGates.of(new PortFacts(
                "lsp1",
                new PortFacts.Surroundings(complete, own, _ -> "hv2"),
                hasRow ? Optional.of(row.options(options).build(Ref.of(3, 3))) : Optional.empty(),
                local.map(builder -> new LocalInterface(builder.build(Ref.of(4, 4)))).stream()
                        .toList(),
                origin,
                plug,
                binding));
    }

    private void assertFirst(PlugStatus status, String gate, String state, String seen, String hint) {
        plug = Optional.of(status);
        assertFirst(gate, state, seen, hint);
    }

    private void assertFirst(String name, String state, String seen, String hint) {
        Gate first =
                gates().stream().filter(gate -> !gate.isPassed()).findFirst().orElseThrow();
        assertThat(first.name()).as("%s", first).hasToString(name);
        assertThat(first.state()).as("%s", first).hasToString(state);
        assertThat(first.seen()).contains(seen);
        assertThat(first.hint()).contains(hint);
    }
}
