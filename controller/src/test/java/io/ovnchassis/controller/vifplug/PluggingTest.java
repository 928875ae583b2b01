package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.RemovalDecision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PluggingTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeView view = new FakeView();
    private final List<String> written = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final ScriptedProvider provider = new ScriptedProvider("dummy");
    private final ManualClock clock = new ManualClock();
    private final FakeWorkers workers = new FakeWorkers();
    private final ProviderRegistry registry = workers.registry(clock, notes::add, List.of(provider));
    private final Plugging plugging = new Plugging(registry, notes::add, clock);
    private boolean mayUnplug = true;

    @Test
    void aRequestedPortIsPluggedAndItsProviderToldOfTheCommit() {
        view.with(Rows.requested("lsp1"));

        changed("lsp1");
        plugging.committed();

        assertThat(written).containsExactly("create lsp1");
        assertThat(provider.calls).containsExactly("prepare lsp1", "committed lsp1");
        assertThat(notes).extracting(Note::topic).containsExactly(Note.Topic.PLUGGING);
    }

    @Test
    void aPortWhoseTransactionIsOnItsWayIsNotTouchedAgain() {
        view.with(Rows.requested("lsp1"));

        changed("lsp1");
        changed("lsp1");
        pass();

        assertThat(written).containsExactly("create lsp1");
        assertThat(provider.calls).containsExactly("prepare lsp1");
    }

    @Test
    void whatChangesWhileTheTransactionIsOnItsWayIsLookedAtAfterwards() {
        view.with(Rows.requested("lsp1"));
        changed("lsp1");
        view.with(Rows.plugged("lsp1", "lsp1")).with(Rows.requested("lsp1", "vif-plug-mtu-request", "430"));
        changed("lsp1");

        plugging.committed();
        pass();

        assertThat(written).containsExactly("create lsp1", "update lsp1 Assign[mtu=430]");
        assertThat(provider.calls).containsExactly("prepare lsp1", "committed lsp1", "prepare lsp1");
    }

    /** The bridge went while its transaction was on its way, say: nothing changes that could be looked at. */
    @Test
    void anInterfaceThatIsNotThereAfterItsTransactionIsCreatedAgain() {
        view.with(Rows.requested("lsp1"));
        changed("lsp1");

        plugging.committed();
        pass();

        assertThat(written).containsExactly("create lsp1", "create lsp1");
    }

    @Test
    void aTransactionThatFailsIsTriedAgainAndItsProviderToldOfBoth() {
        view.with(Rows.requested("lsp1"));
        changed("lsp1");

        plugging.aborted();
        pass();
        plugging.committed();

        assertThat(written).containsExactly("create lsp1", "create lsp1");
        assertThat(provider.calls).containsExactly("prepare lsp1", "aborted lsp1", "prepare lsp1", "committed lsp1");
    }

    @Test
    void aTransactionThatOnlySeemedToFailCreatesNothingTwice() {
        view.with(Rows.requested("lsp1"));
        changed("lsp1");
        view.with(Rows.plugged("lsp1", "lsp1"));

        plugging.aborted();
        pass();

        assertThat(written).containsExactly("create lsp1");
        assertThat(provider.calls).containsExactly("prepare lsp1", "aborted lsp1", "prepare lsp1", "committed lsp1");
    }

    @Test
    void anInterfaceThatIsAsDecidedIsNotWrittenAndTheProviderToldAtOnce() {
        view.with(Rows.requested("lsp1")).with(Rows.plugged("lsp1", "lsp1"));

        changed("lsp1");

        assertThat(written).isEmpty();
        assertThat(provider.calls).containsExactly("prepare lsp1", "committed lsp1");
    }

    @Test
    void aLocalEditIsTakenBack() {
        view.with(Rows.requested("lsp1", "vif-plug-mtu-request", "430"))
                .with(Rows.onBridge(
                        Rows.dummyInterface("lsp1", "lsp1").mtuRequest(440).build(Ref.random())));

        changed("lsp1");

        assertThat(written).containsExactly("update lsp1 Assign[mtu=430]");
    }

    @Test
    void anUnwantedInterfaceIsUnpluggedAndItsProviderTold() {
        view.with(Rows.plugged("lsp1", "lsp1"));

        changed("lsp1");
        plugging.committed();

        assertThat(written).containsExactly("unplug lsp1");
        assertThat(provider.calls).containsExactly("prepareRemoval lsp1", "removed lsp1");
        assertThat(notes).extracting(Note::topic).containsExactly(Note.Topic.UNPLUGGING);
    }

    @Test
    void aRemovalThatFailsIsTriedAgain() {
        view.with(Rows.plugged("lsp1", "lsp1"));
        changed("lsp1");

        plugging.aborted();
        pass();

        assertThat(written).containsExactly("unplug lsp1", "unplug lsp1");
        assertThat(provider.calls).containsExactly("prepareRemoval lsp1", "removalAborted lsp1", "prepareRemoval lsp1");
    }

    @Test
    void nothingIsUnpluggedUntilItIsAllowedAndThenAtOnce() {
        mayUnplug = false;
        view.with(Rows.plugged("lsp1", "lsp1")).with(Rows.requested("lsp2"));

        changed("lsp1", "lsp2");
        clock.pass(SECOND.multipliedBy(5));
        pass();
        assertThat(written).containsExactly("create lsp2");

        mayUnplug = true;
        pass();
        assertThat(written).containsExactly("create lsp2", "unplug lsp1");
        assertThat(provider.calls).containsExactly("prepare lsp2", "prepareRemoval lsp1");
    }

    @Test
    void aDaemonThatStartedJustNowSaysThatItDoesNotUnplug() {
        try (LogLines log = new LogLines("vif_plug")) {
            mayUnplug = false;
            pass();
            mayUnplug = true;
            pass();

            assertThat(log.lines())
                    .containsExactly(
                            "DBG vif_plug_run: daemon started recently, will not unplug ports in this" + " iteration.");
        }
    }

    @Test
    void aPortThatIsNotReadyIsAskedForAgainInASecond() {
        provider.plugging(_ -> new PlugDecision.NotYet("the netdev"));
        view.with(Rows.requested("lsp1"));
        changed("lsp1");
        pass();
        assertThat(provider.calls).hasSize(1);
        assertThat(plugging.nextAlarm()).hasValue(clock.nanoTime() + SECOND.toNanos());

        clock.pass(SECOND);
        provider.plugging(_ -> new PlugDecision.Plug("rep0"));
        pass();

        assertThat(written).containsExactly("create rep0");
        assertThat(provider.calls).containsExactly("prepare lsp1", "prepare lsp1");
        assertThat(plugging.nextAlarm()).isEmpty();
    }

    @Test
    void aPortThatIsRefusedIsAskedForAgainWhenItChanges() {
        provider.plugging(_ -> new PlugDecision.Refuse("no such device"));
        view.with(Rows.requested("lsp1"));
        changed("lsp1");
        clock.pass(SECOND.multipliedBy(60));
        pass();
        assertThat(provider.calls).hasSize(1);
        assertThat(plugging.nextAlarm()).isEmpty();

        changed("lsp1");

        assertThat(provider.calls).containsExactly("prepare lsp1", "prepare lsp1");
        assertThat(notes)
                .containsExactly(new Note(
                        Note.Topic.PLUG_DECLINED,
                        "Not plugging/updating lport lsp1 on direction from VIF plug provider."));
    }

    @Test
    void aRemovalThatIsDeclinedIsAskedForAgainInASecond() {
        provider.removing(_ -> new RemovalDecision.Keep("in use"));
        view.with(Rows.plugged("lsp1", "lsp1"));
        changed("lsp1");

        clock.pass(SECOND);
        provider.removing(_ -> new RemovalDecision.Remove());
        pass();

        assertThat(written).containsExactly("unplug lsp1");
        assertThat(provider.calls).containsExactly("prepareRemoval lsp1", "prepareRemoval lsp1");
    }

    @Test
    void ofTwoPortsThatWantOneNameTheSecondIsRefusedAndTheFirstUntouched() {
        view.with(Rows.requested("a")).with(Rows.requested("b"));
        provider.plugging(_ -> new PlugDecision.Plug("rep0"));

        changed("b", "a");
        plugging.committed();

        assertThat(written).containsExactly("create rep0");
        assertThat(provider.calls).containsExactly("prepare a", "prepare b", "aborted b", "committed a");
        assertThat(notes)
                .extracting(Note::text)
                .containsExactly(
                        "Plugging port rep0 into br-int for lport a on this chassis.",
                        "Not plugging lport b: interface name rep0 is already in use for lport a.");
    }

    @Test
    void aNameThatIsSetFreeGoesToThePortThatWaitsForIt() {
        view.with(Rows.elsewhere("a")).with(Rows.requested("b")).with(Rows.plugged("rep0", "a"));
        provider.plugging(_ -> new PlugDecision.Plug("rep0"));
        changed("a", "b");
        assertThat(written).containsExactly("unplug rep0");

        view.without("rep0");
        plugging.committed();
        pass();

        assertThat(written).containsExactly("unplug rep0", "create rep0");
    }

    @Test
    void anUnusableDecisionIsGivenBackToItsProvider() {
        provider.plugging(_ -> new PlugDecision.Plug("not a name"));
        view.with(Rows.requested("lsp1"));

        changed("lsp1");

        assertThat(written).isEmpty();
        assertThat(provider.calls).containsExactly("prepare lsp1", "aborted lsp1");
    }

    @Test
    void aProviderThatThrowsForOnePortServesTheOthers() {
        provider.plugging(request -> {
            if (request.logicalPort().equals("a")) {
                throw new IllegalStateException("no device");
            }
            return new PlugDecision.Plug(request.logicalPort());
        });
        view.with(Rows.requested("a")).with(Rows.requested("b"));

        changed("a", "b");

        assertThat(written).containsExactly("create b");
        assertThat(plugging.nextAlarm()).hasValue(clock.nanoTime() + SECOND.toNanos());
    }

    @Test
    void aConditionIsSaidOnceAlthoughItIsLookedAtEverySecond() {
        view.with(Rows.requested("lsp1", "vif-plug-type", "nosuch"));
        changed("lsp1");
        for (int i = 0; i < 10; i++) {
            clock.pass(SECOND);
            pass();
        }

        assertThat(notes).hasSize(1);
    }

    @Test
    void anUnusableMtuIsComplainedAboutOnceHoweverOftenTheInterfaceChanges() {
        view.with(Rows.requested("lsp1", "vif-plug-mtu-request", "9".repeat(10_240)))
                .with(Rows.plugged("lsp1", "lsp1"));
        changed("lsp1");
        changed("lsp1");
        changed("lsp1");

        assertThat(notes)
                .filteredOn(note -> note.topic() == Note.Topic.BAD_MTU_REQUEST)
                .hasSize(1);
    }

    @Test
    void withoutProvidersNothingIsUnplugged() {
        Plugging idle = new Plugging(workers.registry(clock, notes::add, List.of()), notes::add, clock);
        view.with(Rows.plugged("lsp1", "lsp1"));

        idle.changed(Set.of("lsp1"));
        idle.pass(new PlugPass(view, new Recorder(), true));

        assertThat(written).isEmpty();
        assertThat(notes).isEmpty();
    }

    @Test
    void atTheEndProvidersAreToldOfWhatIsOnItsWayAndClosed() {
        view.with(Rows.requested("lsp1"));
        changed("lsp1");

        plugging.close();

        assertThat(provider.calls).containsExactly("prepare lsp1", "aborted lsp1", "close");
    }

    @Test
    void aProviderSeesWhatIsPluggedAlready() {
        BridgeInterface plugged = Rows.plugged("rep0", "lsp1");
        List<Optional<?>> seen = new ArrayList<>();
        provider.plugging(request -> {
            seen.add(request.current());
            return new PlugDecision.Plug("rep0", Optional.empty(), Map.of());
        });
        view.with(Rows.requested("lsp1")).with(plugged);

        changed("lsp1");

        assertThat(seen).containsExactly(Optional.of(plugged.plugged()));
    }

    @Test
    void nothingWaitsForAProviderThatThinks() {
        view.with(Rows.requested("lsp1"));
        workers.byHand();

        changed("lsp1");
        changed("lsp1");
        assertThat(written).isEmpty();
        assertThat(plugging.statuses().get("lsp1").orElseThrow().status()).isEqualTo(new PlugStatus.Asked("dummy"));

        workers.last().runAll();
        pass();
        assertThat(written).containsExactly("create lsp1");
        assertThat(provider.calls).containsExactly("prepare lsp1");
    }

    @Test
    void anAnswerToWhatIsNotTheQuestionAnyMoreIsGivenBackAndTheNewQuestionAsked() {
        view.with(Rows.requested("lsp1", "x", "1"));
        workers.byHand();
        changed("lsp1");
        view.with(Rows.requested("lsp1", "x", "2"));

        workers.last().runAll();
        pass();
        assertThat(written).isEmpty();

        workers.last().runAll();
        pass();
        assertThat(written).containsExactly("create lsp1");
        assertThat(provider.calls).containsExactly("prepare lsp1", "aborted lsp1", "prepare lsp1");
    }

    @Test
    void anAnswerForAPortThatIsGoneIsGivenBack() {
        view.with(Rows.requested("lsp1"));
        workers.byHand();
        changed("lsp1");
        view.with(Rows.elsewhere("lsp1"));

        workers.last().runAll();
        pass();
        workers.last().runAll();

        assertThat(written).isEmpty();
        assertThat(provider.calls).containsExactly("prepare lsp1", "aborted lsp1");
        assertThat(plugging.statuses().get("lsp1")).isEmpty();
    }

    @Test
    void aPortThatFailsIsAskedForLessAndLessOftenUntilItsOptionsChange() {
        provider.plugging(_ -> {
            throw new IllegalStateException("no device");
        });
        view.with(Rows.requested("lsp1"));
        changed("lsp1");
        assertThat(plugging.nextAlarm()).hasValue(clock.nanoTime() + SECOND.toNanos());
        clock.pass(SECOND);
        pass();
        assertThat(plugging.nextAlarm()).hasValue(clock.nanoTime() + 2 * SECOND.toNanos());

        changed("lsp1");
        assertThat(provider.calls).hasSize(2);

        provider.plugging(request -> new PlugDecision.Plug(request.logicalPort()));
        view.with(Rows.requested("lsp1", "another", "option"));
        changed("lsp1");
        assertThat(written).containsExactly("create lsp1");
    }

    @Test
    void aProviderThatAsksToBeAskedAgainIsAskedAlthoughItRefused() {
        provider.plugging(_ -> new PlugDecision.Refuse("no device"));
        view.with(Rows.requested("lsp1")).with(Rows.requested("lsp2"));
        changed("lsp1", "lsp2");
        provider.plugging(request -> new PlugDecision.Plug(request.logicalPort()));

        registry.provider("dummy").orElseThrow().askAgain().port("lsp1");
        registry.provider("dummy").orElseThrow().askAgain().port("nobody's");
        plugging.tick();
        clock.pass(SECOND);
        pass();

        assertThat(written).containsExactly("create lsp1");
    }

    @Test
    void aWishToBeAskedAgainIsNotForgottenWhileTheProviderIsAsked() {
        provider.plugging(_ -> new PlugDecision.Refuse("no device"));
        workers.byHand();
        view.with(Rows.requested("lsp1"));
        changed("lsp1");
        registry.provider("dummy").orElseThrow().askAgain().port("lsp1");
        plugging.tick();
        workers.atOnce();
        pass();
        provider.plugging(request -> new PlugDecision.Plug(request.logicalPort()));

        clock.pass(SECOND);
        pass();

        assertThat(written).containsExactly("create lsp1");
    }

    @Test
    void anotherNameIsPluggedAnewInOneTransactionAndItsProviderToldOnce() {
        provider.plugging(_ -> new PlugDecision.Plug("rep1"));
        view.with(Rows.requested("lsp1")).with(Rows.plugged("rep0", "lsp1"));

        changed("lsp1");
        plugging.committed();

        assertThat(written).containsExactly("replace [rep0] with rep1");
        assertThat(provider.calls).containsExactly("prepare lsp1", "committed lsp1");
    }

    @Test
    void aDeviceThatIsGoneIsKnownAsLostAndItsProviderAskedNowAndThen() {
        provider.plugging(_ -> new PlugDecision.Plug("rep0", Optional.of("internal"), Map.of()));
        view.with(Rows.requested("lsp1"))
                .with(Rows.onBridge(Rows.dummyInterface("rep0", "lsp1")
                        .ofport(-1)
                        .error("No such device")
                        .build(Ref.random())));

        changed("lsp1");
        assertThat(plugging.statuses().get("lsp1").orElseThrow().status())
                .isEqualTo(new PlugStatus.Lost("rep0", Optional.of("No such device")));

        clock.pass(SECOND);
        provider.plugging(_ -> new PlugDecision.Plug("rep7"));
        pass();
        assertThat(written).containsExactly("replace [rep0] with rep7");
    }

    @Test
    void aDeviceThatComesBackAsItWasIsNotTouched() {
        provider.plugging(_ -> new PlugDecision.Plug("rep0", Optional.of("internal"), Map.of()));
        view.with(Rows.requested("lsp1"))
                .with(Rows.onBridge(
                        Rows.dummyInterface("rep0", "lsp1").ofport(-1).build(Ref.random())));
        changed("lsp1");
        view.with(Rows.onBridge(Rows.dummyInterface("rep0", "lsp1").ofport(4).build(Ref.random())));

        changed("lsp1");

        assertThat(written).isEmpty();
        assertThat(plugging.statuses().get("lsp1").orElseThrow().status()).isEqualTo(new PlugStatus.Plugged("rep0"));
    }

    @Test
    void whatAProviderPluggedStaysWhenItVanishesAndIsItsAgainWhenItIsBack() {
        view.with(Rows.requested("lsp1")).with(Rows.plugged("lsp1", "lsp1")).with(Rows.plugged("lsp2", "lsp2"));

        registry.remove("dummy", () -> {});
        changed("lsp1", "lsp2");

        assertThat(written).isEmpty();
        assertThat(plugging.statuses().get("lsp1").orElseThrow().status())
                .isEqualTo(new PlugStatus.NoProvider("dummy"));
        assertThat(plugging.statuses().get("lsp2").orElseThrow().status())
                .isEqualTo(new PlugStatus.Orphaned("lsp2", "dummy"));

        registry.add("dummy", "a.jar", new ScriptedProvider("dummy"));
        pass();
        assertThat(written).containsExactly("unplug lsp2");
        assertThat(plugging.statuses().get("lsp1").orElseThrow().status()).isEqualTo(new PlugStatus.Plugged("lsp1"));
    }

    @Test
    void aProviderThatLeavesIsToldOfWhatIsOnItsWay() {
        view.with(Rows.requested("lsp1"));
        changed("lsp1");

        registry.remove("dummy", () -> {});
        plugging.committed();

        assertThat(provider.calls).containsExactly("prepare lsp1", "aborted lsp1", "close");
    }

    @Test
    void oneProviderThatHangsForEverDelaysNothingOfAnother() {
        ScriptedProvider other = new ScriptedProvider("other");
        registry.add("other", "a.jar", other);
        FakeWorkers.FakeWorker ofOther = workers.last();
        workers.byHand();
        view.with(Rows.requested("hangs")).with(Rows.requested("lsp2", "vif-plug-type", "other"));
        changed("hangs", "lsp2");
        workers.started.getFirst().begin();

        ofOther.runAll();
        pass();

        assertThat(written).containsExactly("create lsp2");
    }

    private void changed(String... logicalPorts) {
        plugging.changed(Set.of(logicalPorts));
        pass();
    }

    private void pass() {
        plugging.pass(new PlugPass(view, new Recorder(), mayUnplug));
    }

    private final class Recorder implements PlugWriter {
        @Override
        public void write(PlugAction.Create create) {
            written.add("create " + create.wanted().decision().interfaceName());
        }

        @Override
        public void write(PlugAction.Update update) {
            written.add("update " + update.current().row().name() + " "
                    + update.edit().mtu().orElseThrow());
        }

        @Override
        public void write(PlugAction.Replace replace) {
            written.add("replace "
                    + replace.current().stream().map(each -> each.row().name()).toList() + " with "
                    + replace.wanted().name());
        }

        @Override
        public void write(PlugAction.Unplug unplug) {
            written.add("unplug " + unplug.current().row().name());
        }
    }
}
