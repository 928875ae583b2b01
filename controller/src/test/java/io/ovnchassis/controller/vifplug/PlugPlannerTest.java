package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.vifplug.PlugAction.Create;
import io.ovnchassis.controller.vifplug.PlugAction.Nothing;
import io.ovnchassis.controller.vifplug.PlugAction.Refused;
import io.ovnchassis.controller.vifplug.PlugAction.Unplug;
import io.ovnchassis.controller.vifplug.PlugAction.Update;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.vifplug.PlugDecision.Plug;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.RemovalDecision;
import io.ovnchassis.vifplug.UnplugRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlugPlannerTest {
    private static final UUID ROW = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

    private final FakeView view = new FakeView();
    private final PlugPlanner planner = new PlugPlanner(new FakeWorkers()
            .registry(
                    new ManualClock(),
                    _ -> true,
                    List.of(
                            new ScriptedProvider("dummy").maintaining("vif-plug-dummy-option"),
                            new ScriptedProvider("other"))));

    @Test
    void aRequestedPortIsPutToItsProviderWithAllItsOptions() {
        view.with(Rows.requested("lsp1", "vif-plug-mtu-request", "420", "anything", "else"));

        assertThat(plugQuestion("lsp1").request())
                .isEqualTo(new PlugRequest(
                        "lsp1",
                        Map.of("vif-plug-type", "dummy", "vif-plug-mtu-request", "420", "anything", "else"),
                        Optional.empty()));
    }

    @Test
    void aPortThatIsPluggedAlreadyIsPutToItsProviderWithItsInterface() {
        BridgeInterface plugged = Rows.plugged("lsp1", "lsp1");
        view.with(Rows.requested("lsp1")).with(plugged);

        assertThat(plugQuestion("lsp1").request().current()).contains(plugged.plugged());
    }

    @Test
    void aPortThatNobodyAsksToPlugIsLeftAlone() {
        view.with(new LogicalPort(Rows.portBinding("lsp1", Map.of()), true, true));

        assertNothing("lsp1");
    }

    @Test
    void anInterfaceWhoseRequestIsWithdrawnIsPutToItsProviderForRemoval() {
        BridgeInterface plugged = Rows.plugged("lsp1", "lsp1");
        view.with(new LogicalPort(Rows.portBinding("lsp1", Map.of("other", "option")), true, true))
                .with(plugged);

        assertThat(removalQuestion("lsp1").request())
                .isEqualTo(new UnplugRequest("lsp1", Map.of("other", "option"), plugged.plugged()));
    }

    @Test
    void aForeignInterfaceStaysWhenTheRequestIsWithdrawn() {
        view.with(new LogicalPort(Rows.portBinding("lsp1", Map.of()), true, true))
                .with(Rows.foreign("vif1", "lsp1"));

        assertNothing("lsp1");
    }

    @Test
    void anInterfaceOfAnotherTypeThanIsRequestedNowIsPutToTheProviderThatPluggedIt() {
        BridgeInterface plugged = Rows.plugged("lsp1", "lsp1");
        view.with(Rows.requested("lsp1", "vif-plug-type", "other")).with(plugged);

        assertThat(removalQuestion("lsp1").provider().type()).isEqualTo("dummy");
        assertThat(removalQuestion("lsp1").target()).isEqualTo(plugged);
    }

    @Test
    void whatAVanishedProviderPluggedStaysAlsoWhenAnotherTypeIsRequestedOrNone() {
        BridgeInterface orphan = Rows.onBridge(Rows.dummyInterface("rep0", "lsp1")
                .externalIds(Map.of("ovn-plugged", "vanished", "iface-id", "lsp1"))
                .build(Ref.random()));
        for (LogicalPort port : List.of(
                Rows.requested("lsp1"),
                Rows.requested("lsp1", "vif-plug-type", "vanished"),
                new LogicalPort(Rows.portBinding("lsp1", Map.of()), true, true))) {
            view.with(port).with(orphan);

            assertThat(settled("lsp1").action())
                    .as("%s", port)
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.status())
                                    .isIn(
                                            new PlugStatus.Orphaned("rep0", "vanished"),
                                            new PlugStatus.NoProvider("vanished")));
        }
    }

    @Test
    void aPortThatIsPluggedAndRequestedByHostNameOrAsOneOfSeveralIsLeftAlone() {
        view.with(new LogicalPort(Rows.portBinding("lsp1", Map.of("vif-plug-type", "dummy")), true, false))
                .with(Rows.plugged("lsp1", "lsp1"));

        assertNothing("lsp1");
    }

    @Test
    void aPortThatMayBeBoundHereButIsNotRequestedHereIsNotPlugged() {
        view.with(new LogicalPort(Rows.portBinding("lsp1", Map.of("vif-plug-type", "dummy")), true, false));

        assertNothing("lsp1");
    }

    @Test
    void anInterfaceInABondIsNoLongerOurs() {
        BridgeInterface plugged = Rows.plugged("lsp1", "lsp1");
        Port bond = Port.builder()
                .name("bond0")
                .interfaces(List.of(plugged.row().ref(), Ref.random()))
                .build(Ref.random());
        view.with(new BridgeInterface(plugged.row(), plugged.tag(), bond));

        assertNothing("lsp1");

        view.with(Rows.requested("lsp1"));
        assertThat(settled("lsp1"))
                .isEqualTo(Plan.refused(
                        new PlugStatus.ForeignInterface(
                                plugged.row().ref().uuid().toString()),
                        LookAgain.ON_CHANGE,
                        Note.foreignPort("lsp1", plugged.row().ref().uuid())));
    }

    @Test
    void onlyVifsArePlugged() {
        Map<String, String> options = Map.of("vif-plug-type", "dummy");
        PortBinding.Builder row = PortBinding.builder().options(options);
        view.with(here(row.logicalPort("localport").type("localport")))
                .with(here(row.logicalPort("container").type("").parentPort("vm")))
                .with(here(row.logicalPort("vif").type("").parentPort("")));

        assertNothing("localport");
        assertNothing("container");
        assertThat(question("vif")).isInstanceOf(Question.Plug.class);
    }

    @Test
    void aTypeWithoutAProviderIsRefused() {
        view.with(Rows.requested("lsp1", "vif-plug-type", "nosuch"));

        assertThat(settled("lsp1"))
                .isEqualTo(Plan.refused(
                        new PlugStatus.NoProvider("nosuch"),
                        LookAgain.ON_CHANGE,
                        note(
                                Note.Topic.UNKNOWN_TYPE,
                                "Unable to open VIF plug provider for vif-plug-type: 'nosuch' lport lsp1")));
    }

    @Test
    void anInterfaceThatSomebodyElsePutThereForThePortIsLeftAlone() {
        BridgeInterface foreign = Rows.foreign("vif3", "lsp3");
        view.with(Rows.requested("lsp3")).with(foreign);

        assertThat(settled("lsp3"))
                .isEqualTo(Plan.refused(
                        new PlugStatus.ForeignInterface(
                                foreign.row().ref().uuid().toString()),
                        LookAgain.ON_CHANGE,
                        Note.foreignPort("lsp3", foreign.row().ref().uuid())));
    }

    @Test
    void anInterfaceOfOursStaysOursWhenSomebodyAddsAnother() {
        BridgeInterface ours = Rows.plugged("lsp3", "lsp3");
        view.with(Rows.requested("lsp3")).with(ours).with(Rows.foreign("a", "lsp3"));

        assertThat(plugQuestion("lsp3").owned()).containsExactly(ours);
    }

    @Test
    void aDecisionBecomesAnInterfaceWithBothMarksAndTheMtu() {
        view.with(Rows.requested("lsp1", "vif-plug-mtu-request", "420"));
        Plug decision = new Plug("lsp1", Optional.of("internal"), Map.of("vif-plug-dummy-option", "value"));

        Plan plan = plan("lsp1", decision);

        assertThat(plan.action()).isInstanceOfSatisfying(Create.class, create -> {
            assertThat(create.wanted().decision()).isEqualTo(decision);
            assertThat(create.wanted().tag().externalIds())
                    .isEqualTo(Map.of("ovn-plugged", "dummy", "iface-id", "lsp1"));
            assertThat(create.wanted().mtuRequest()).hasValue(420);
        });
        assertThat(plan.notes())
                .containsExactly(
                        note(Note.Topic.PLUGGING, "Plugging port lsp1 into br-int for lport lsp1 on this chassis."));
    }

    @Test
    void anUnusableMtuIsComplainedAboutAndThePortPluggedWithoutIt() {
        view.with(Rows.requested("lsp1", "vif-plug-mtu-request", "lots"));

        Plan plan = plan("lsp1", new Plug("lsp1"));

        assertThat(plan.action())
                .isInstanceOfSatisfying(
                        Create.class,
                        create -> assertThat(create.wanted().mtuRequest()).isEmpty());
        assertThat(plan.notes())
                .extracting(Note::topic)
                .containsExactly(Note.Topic.BAD_MTU_REQUEST, Note.Topic.PLUGGING);
    }

    @Test
    void onlyWhatDiffersIsUpdated() {
        BridgeInterface plugged = Rows.onBridge(
                Rows.dummyInterface("lsp1", "lsp1").mtuRequest(440).build(Ref.random()));
        view.with(Rows.requested("lsp1", "vif-plug-mtu-request", "430")).with(plugged);

        Plan plan = plan("lsp1", new Plug("lsp1", Optional.of("internal"), Map.of("vif-plug-dummy-option", "value")));

        assertThat(plan.action()).isInstanceOfSatisfying(Update.class, update -> {
            assertThat(update.current()).isEqualTo(plugged);
            assertThat(update.edit().mtu()).contains(new MtuEdit.Assign(430));
            assertThat(update.edit().type()).isEmpty();
            assertThat(update.edit().externalIds()).isEmpty();
            assertThat(update.edit().options()).isEmpty();
        });
        assertThat(plan.notes()).containsExactly(note(Note.Topic.UPDATING, "updating iface for: lsp1"));
    }

    @Test
    void anotherNameForAPluggedPortReplacesItsInterface() {
        BridgeInterface old = Rows.plugged("rep0", "lsp1");
        view.with(Rows.requested("lsp1")).with(old);

        assertThat(plan("lsp1", new Plug("rep1")))
                .isEqualTo(Plan.of(
                        new PlugAction.Replace(
                                List.of(old),
                                new InterfaceEdit.Wanted(
                                        new Plug("rep1"), Tag.plugged("lsp1", "dummy"), OptionalInt.empty())),
                        Note.unplugging("rep0", "br-int", "lsp1"),
                        Note.plugging("rep1", "br-int", "lsp1")));
    }

    @Test
    void anotherNameThatIsTakenLeavesTheInterfaceWhereItIs() {
        view.with(Rows.requested("lsp1"))
                .with(Rows.plugged("rep0", "lsp1"))
                .withName("rep1", new NameHolder.Foreign(ROW));

        assertThat(plan("lsp1", new Plug("rep1")).action())
                .isEqualTo(new Refused(new PlugStatus.NameTaken("rep1", "row " + ROW), LookAgain.SOON));
    }

    @Test
    void nothingIsReplacedBeforeUnpluggingIsAllowed() {
        view.with(Rows.requested("lsp1")).with(Rows.plugged("rep0", "lsp1"));

        assertThat(planner.plan(plugQuestion("lsp1"), new Plug("rep1"), view, false)
                        .action())
                .isEqualTo(new Refused(new PlugStatus.UnplugWaits("rep0"), LookAgain.SOON));
    }

    @Test
    void theTunnelEndPointOfTheDecisionIsWrittenAndWithoutOneWhatIsThereStays() {
        BridgeInterface plugged = Rows.plugged("rep0", "lsp1");
        view.with(Rows.requested("lsp1")).with(plugged);

        assertThat(edit(new Plug("rep0", Optional.empty(), Map.of(), Optional.of("192.0.2.1")))
                        .externalIds())
                .isEqualTo(Map.of("encap-ip", "192.0.2.1"));
        assertThat(edit(new Plug("rep0")).externalIds()).isEmpty();
        assertThat(plan("lsp1", new Plug("rep0", Optional.empty(), Map.of(), Optional.of("here")))
                        .action())
                .isEqualTo(new Refused(
                        new PlugStatus.Unusable("dummy", "the encap IP 'here' is no IP address"),
                        LookAgain.IN_A_SECOND));
    }

    private InterfaceEdit edit(Plug decision) {
        return ((Update) plan("lsp1", decision).action()).edit();
    }

    @Test
    void ofTwoInterfacesOfOursTheOneWithTheDecidedNameIsUpdated() {
        BridgeInterface second = Rows.plugged("rep1", "lsp1");
        view.with(Rows.requested("lsp1")).with(Rows.plugged("rep0", "lsp1")).with(second);

        assertThat(plan("lsp1", new Plug("rep1")).action())
                .isInstanceOfSatisfying(
                        Update.class, update -> assertThat(update.current()).isEqualTo(second));
    }

    @Test
    void aNameThatNoInterfaceCanHaveIsRefusedWithTheReason() {
        view.with(Rows.requested("a port"));

        assertThat(plan("a port", new Plug("a port")))
                .isEqualTo(Plan.refused(
                        new PlugStatus.Unusable("dummy", "the interface name 'a port' contains white space"),
                        LookAgain.IN_A_SECOND,
                        note(
                                Note.Topic.BAD_DECISION,
                                "Not plugging/updating lport a port: VIF plug provider dummy made an unusable decision:"
                                        + " the interface name 'a port' contains white space")));
    }

    @Test
    void theSecondPortThatWantsANameIsRefused() {
        view.with(Rows.requested("fifteen-bytes-1-b")).with(Rows.plugged("fifteen-bytes-1", "fifteen-bytes-1-a"));

        assertThat(plan("fifteen-bytes-1-b", new Plug("fifteen-bytes-1")))
                .isEqualTo(Plan.refused(
                        new PlugStatus.NameTaken("fifteen-bytes-1", "lport fifteen-bytes-1-a"),
                        LookAgain.SOON,
                        note(
                                Note.Topic.NAME_TAKEN,
                                "Not plugging lport fifteen-bytes-1-b: interface name fifteen-bytes-1 is already in use"
                                        + " for lport fifteen-bytes-1-a.")));
    }

    @Test
    void aNameThatBelongsToSomethingElseIsRefused() {
        view.with(Rows.requested("lsp1")).withName("eth0", new NameHolder.Foreign(ROW));

        assertThat(plan("lsp1", new Plug("eth0")))
                .isEqualTo(Plan.refused(
                        new PlugStatus.NameTaken("eth0", "row " + ROW),
                        LookAgain.SOON,
                        note(
                                Note.Topic.FOREIGN_PORT,
                                "CMS requested plugging of lport lsp1, but a port that is not maintained by OVN already"
                                        + " exsist in local vSwitch: 01234567-89ab-cdef-0123-456789abcdef")));
    }

    @Test
    void whatTheProviderDeclinesIsNotDone() {
        view.with(Rows.requested("lsp1"));

        assertThat(planner.declined(
                        plugQuestion("lsp1"), new PlugStatus.Refused("dummy", "no device"), LookAgain.ON_CHANGE))
                .isEqualTo(Plan.of(
                        new Refused(new PlugStatus.Refused("dummy", "no device"), LookAgain.ON_CHANGE),
                        note(
                                Note.Topic.PLUG_DECLINED,
                                "Not plugging/updating lport lsp1 on direction from VIF plug provider.")));
    }

    @Test
    void anInterfaceOfOursWithoutAPortIsPutToItsProviderForRemoval() {
        BridgeInterface plugged = Rows.plugged("lsp1", "lsp1");
        view.with(plugged);

        assertThat(removalQuestion("lsp1").request()).isEqualTo(new UnplugRequest("lsp1", Map.of(), plugged.plugged()));
    }

    @Test
    void anInterfaceOfOursWhosePortMayNotBeBoundHereIsPutToItsProviderForRemoval() {
        view.with(Rows.elsewhere("lsp1")).with(Rows.plugged("lsp1", "lsp1"));

        assertThat(removalQuestion("lsp1").request().options()).isEqualTo(Map.of("vif-plug-type", "dummy"));
    }

    @Test
    void anInterfaceThatWaitsForItsPortIsNotOursToRemove() {
        view.with(Rows.foreign("vif1", "lsp1"));

        assertNothing("lsp1");
    }

    @Test
    void nothingIsUnpluggedBeforeItIsAllowed() {
        view.with(Rows.plugged("lsp1", "lsp1"));

        assertThat(planner.question("lsp1", view, false)).isInstanceOfSatisfying(Question.Settled.class, settled -> {
            assertThat(settled.plan().notes()).isEmpty();
            assertThat(settled.plan().action())
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.again()).isEqualTo(LookAgain.SOON));
        });
    }

    @Test
    void pluggingDoesNotWaitForUnpluggingToBeAllowed() {
        view.with(Rows.requested("lsp1"));

        assertThat(planner.question("lsp1", view, false)).isInstanceOf(Question.Plug.class);
    }

    @Test
    void anInterfaceOfAnUnknownProviderStays() {
        view.with(Rows.onBridge(Rows.dummyInterface("lsp1", "lsp1")
                .externalIds(Map.of("ovn-plugged", "nosuch", "iface-id", "lsp1"))
                .build(Ref.random())));

        assertThat(settled("lsp1"))
                .isEqualTo(Plan.refused(
                        new PlugStatus.Orphaned("lsp1", "nosuch"),
                        LookAgain.ON_CHANGE,
                        note(
                                Note.Topic.UNKNOWN_TYPE_OF_INTERFACE,
                                "Unable to open VIF plug provider for vif-plug-type nosuch iface-id lsp1")));
    }

    @Test
    void aRemovalThatTheProviderAllowsIsDone() {
        BridgeInterface plugged = Rows.plugged("rep0", "lsp1");
        view.with(plugged);

        assertThat(planner.plan(removalQuestion("lsp1"), new RemovalDecision.Remove(), view))
                .isEqualTo(Plan.of(
                        new Unplug(plugged),
                        note(
                                Note.Topic.UNPLUGGING,
                                "Unplugging port rep0 from br-int for iface-id lsp1 on this chassis.")));
    }

    @Test
    void aRemovalThatTheProviderDeclinesIsNotDone() {
        view.with(Rows.plugged("rep0", "lsp1"));

        assertThat(planner.plan(removalQuestion("lsp1"), new RemovalDecision.Keep("in use"), view))
                .isEqualTo(Plan.of(
                        new Refused(new PlugStatus.Kept("rep0", "in use"), LookAgain.IN_A_SECOND),
                        note(
                                Note.Topic.REMOVAL_DECLINED,
                                "Not unplugging iface rep0 (iface-id lsp1) on direction from VIF plug provider.")));
    }

    private static LogicalPort here(PortBinding.Builder row) {
        return new LogicalPort(row.build(Ref.random()), true, true);
    }

    private static Note note(Note.Topic topic, String text) {
        return new Note(topic, text);
    }

    private Question question(String logicalPort) {
        return planner.question(logicalPort, view, true);
    }

    private Question.Plug plugQuestion(String logicalPort) {
        return (Question.Plug) question(logicalPort);
    }

    private Question.Removal removalQuestion(String logicalPort) {
        return (Question.Removal) question(logicalPort);
    }

    private Plan settled(String logicalPort) {
        return ((Question.Settled) question(logicalPort)).plan();
    }

    private Plan plan(String logicalPort, Plug decision) {
        return planner.plan(plugQuestion(logicalPort), decision, view, true);
    }

    private void assertNothing(String logicalPort) {
        assertThat(settled(logicalPort)).isEqualTo(Plan.of(new Nothing()));
    }
}
