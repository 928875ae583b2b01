package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.loop.Alarm;
import io.ovnchassis.ovsdb.schema.Table;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.ovsdb.transact.Outcome;
import io.ovnchassis.ovsdb.transact.Transaction;
import io.ovnchassis.ovsdb.wire.OperationError;
import io.ovnchassis.vifplug.PlugDecision;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VifPlugTest {
    private final PlugWorld world = new PlugWorld(new Random(4));
    private final ScriptedProvider provider = new ScriptedProvider("dummy");
    private final ManualClock clock = new ManualClock();
    private final Alarm alarm = new Alarm(clock);
    private final VifPlug vifPlug = new VifPlug(
            new Plugging(new FakeWorkers().registry(clock, _ -> true, List.of(provider)), _ -> true, clock),
            new PlugRows(
                    PlugTables.of(world.local, world.southbound),
                    world.ownChassis::output,
                    world.integrationBridge::output,
                    world.localInterfaces.output(),
                    world.candidates.output()),
            () -> true,
            alarm);
    private long transactions;

    @Test
    void aRequestBecomesRowsAndTheOutcomeIsPassedOn() {
        requestPort();
        iterate();

        assertThat(contribute().submission().operations()).contains("\"name\":\"lsp1\"");
        world.addInterface(world.bridge.ref(), Rows.dummyInterface("lsp1", "lsp1"));
        iterate();
        vifPlug.concluded(new Outcome.Success(Map.of()));

        assertThat(provider.calls).containsExactly("prepare lsp1", "committed lsp1");
        assertThat(contribute().isEmpty()).isTrue();
    }

    static Stream<Outcome> failures() {
        return Stream.of(
                new Outcome.TryAgain(Outcome.Reason.CONTENTS_CHANGED),
                new Outcome.TryAgain(Outcome.Reason.CONNECTION_LOST),
                new Outcome.Rejected(new OperationError("constraint violation", "no")),
                new Outcome.NotConnected());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatDidNotReachTheDatabaseIsWrittenAgain(Outcome failure) {
        requestPort();
        iterate();
        contribute();
        vifPlug.concluded(failure);

        assertThat(contribute().isEmpty()).isFalse();
        assertThat(provider.calls).containsExactly("prepare lsp1", "aborted lsp1", "prepare lsp1");
    }

    @Test
    void withoutChassisOrBridgeNothingIsAskedAndNothingLost() {
        world.ownChassis.set(Optional.empty());
        requestPort();
        iterate();
        assertThat(contribute().isEmpty()).isTrue();

        world.ownChassis.set(Optional.of(world.us));
        world.integrationBridge.set(Optional.empty());
        iterate();
        assertThat(contribute().isEmpty()).isTrue();
        assertThat(provider.calls).isEmpty();

        world.integrationBridge.set(Optional.of(world.bridge));
        iterate();
        assertThat(contribute().isEmpty()).isFalse();
    }

    @Test
    void aPortThatIsNotReadyIsTriedAgainASecondLater() {
        provider.plugging(_ -> new PlugDecision.NotYet("the netdev"));
        requestPort();
        iterate();
        assertThat(contribute().isEmpty()).isTrue();

        clock.pass(Duration.ofSeconds(1));
        provider.plugging(_ -> new PlugDecision.Plug("rep0"));

        assertThat(contribute().isEmpty()).isFalse();
    }

    @Test
    void closingClosesTheProviders() {
        vifPlug.close();

        assertThat(provider.calls).containsExactly("close");
        assertThat(vifPlug.name()).isEqualTo("vif-plug");
    }

    private void requestPort() {
        world.putPort(PortBinding.builder()
                .logicalPort("lsp1")
                .requestedChassis(world.us.ref())
                .options(Map.of("vif-plug-type", "dummy")));
    }

    private void iterate() {
        world.publish();
        world.run();
        assertThat(vifPlug.run()).isZero();
        world.settle();
    }

    private Transaction contribute() {
        transactions++;
        Transaction transaction = new Transaction(transactions, Table::allColumns);
        vifPlug.contribute(transaction);
        return transaction;
    }
}
