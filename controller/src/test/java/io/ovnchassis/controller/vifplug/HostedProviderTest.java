package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.PluggedInterface;
import io.ovnchassis.vifplug.RemovalDecision;
import io.ovnchassis.vifplug.UnplugRequest;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostedProviderTest {
    private static final PlugRequest REQUEST = new PlugRequest("lsp1", Map.of(), Optional.empty());
    private static final PlugDecision.Plug DECISION = new PlugDecision.Plug("rep0");
    private static final UnplugRequest REMOVAL =
            new UnplugRequest("lsp1", Map.of(), new PluggedInterface("rep0", "", Map.of()));

    private final List<Note> notes = new ArrayList<>();
    private final List<CallResult<?>> results = new ArrayList<>();
    private final ManualClock clock = new ManualClock();
    private final FakeWorkers workers = new FakeWorkers();

    static Stream<Supplier<Throwable>> failures() {
        return Stream.of(
                () -> new IllegalStateException("no device"),
                () -> new NoClassDefFoundError("com/vendor/Driver"),
                () -> new AssertionError("never"),
                StackOverflowError::new);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatAProviderThrowsIsAFailureOfThatCall(Supplier<Throwable> failure) {
        HostedProvider hosted = host(new ThrowingProvider(failure));
        String text = failure.get().toString();

        hosted.prepare(REQUEST, results::add);
        hosted.prepareRemoval(REMOVAL, results::add);

        assertThat(results)
                .isEqualTo(List.of(
                        new CallResult.Failed<PlugDecision>("provider test failed in prepare: " + text),
                        new CallResult.Failed<RemovalDecision>("provider test failed in prepareRemoval: " + text)));
        assertThat(notes)
                .extracting(Note::text)
                .containsExactly(
                        "VIF plug provider test failed in prepare for lport lsp1: " + text,
                        "VIF plug provider test failed in prepareRemoval for lport lsp1: " + text);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aProviderThatThrowsWhenItIsToldAnOutcomeIsHeardAndPassedOver(Supplier<Throwable> failure) {
        HostedProvider hosted = host(new ThrowingProvider(failure));

        hosted.committed(REQUEST, DECISION);
        hosted.aborted(REQUEST, DECISION);
        hosted.removed(REMOVAL);
        hosted.removalAborted(REMOVAL);

        assertThat(notes).hasSize(4).extracting(Note::topic).containsOnly(Note.Topic.PROVIDER_FAILURE);

        hosted.close(() -> {});
        assertThat(hosted.health().calls().failures()).isEqualTo(5);
    }

    @Test
    void aFailureThatFailsToSayWhatItIsGoesByTheNameOfItsClass() {
        host(new ThrowingProvider(Unspeakable::new)).prepare(REQUEST, results::add);

        assertThat(results)
                .isEqualTo(List.of(new CallResult.Failed<PlugDecision>(
                        "provider test failed in prepare: " + Unspeakable.class.getName())));
    }

    private static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("not even this");
        }
    }

    @Test
    void noAnswerIsAFailureToo() {
        host(new SilentProvider()).prepare(REQUEST, results::add);

        assertThat(results)
                .isEqualTo(List.of(new CallResult.Failed<PlugDecision>(
                        "provider test failed in prepare:" + " java.lang.NullPointerException: the answer is null")));
        assertThat(notes)
                .extracting(Note::text)
                .containsExactly("VIF plug provider test failed in prepare for lport lsp1:"
                        + " java.lang.NullPointerException: the answer is null");
    }

    @Test
    void whatAProviderSaysOfItselfIsCut() {
        HostedProvider talkative = host(new TalkativeProvider());
        List<CallResult<String>> said = new ArrayList<>();

        talkative.describe(said::add);

        assertThat(said).containsExactly(new CallResult.Answered<>("x".repeat(1 << 20)));
    }

    @Test
    void callsLeaveTheDebugLinesOfOvnsCallbacks() {
        ScriptedProvider scripted = new ScriptedProvider("test");
        HostedProvider hosted = host(scripted);
        try (LogLines log = new LogLines("vif_plug_test")) {
            hosted.prepare(REQUEST, results::add);
            hosted.committed(REQUEST, DECISION);
            hosted.aborted(REQUEST, DECISION);
            hosted.prepareRemoval(REMOVAL, results::add);
            hosted.removed(REMOVAL);
            hosted.removalAborted(REMOVAL);

            assertThat(log.lines())
                    .containsExactly(
                            "DBG vif_plug_test_port_prepare: lsp1",
                            "DBG vif_plug_test_port_finish: lsp1",
                            "DBG vif_plug_test_port_ctx_destroy: lsp1",
                            "DBG vif_plug_test_port_ctx_destroy: lsp1",
                            "DBG vif_plug_test_port_prepare: lsp1",
                            "DBG vif_plug_test_port_finish: lsp1");
        }
        assertThat(scripted.calls)
                .containsExactly(
                        "prepare lsp1",
                        "committed lsp1",
                        "aborted lsp1",
                        "prepareRemoval lsp1",
                        "removed lsp1",
                        "removalAborted lsp1");
        assertThat(notes).isEmpty();
    }

    private HostedProvider host(VifPlugProvider provider) {
        return workers.registry(clock, notes::add, List.of(provider))
                .provider("test")
                .orElseThrow();
    }

    /** Breaks the contract, as code that no checker has seen may. */
    private static final class SilentProvider implements VifPlugProvider {
        @Override
        public String type() {
            return "test";
        }

        @Override
        @SuppressWarnings("NullAway")
        public PlugDecision prepare(PlugRequest request) {
            return null;
        }
    }

    private static final class TalkativeProvider implements VifPlugProvider {
        @Override
        public String type() {
            return "test";
        }

        @Override
        public PlugDecision prepare(PlugRequest request) {
            return DECISION;
        }

        @Override
        public String describe() {
            return "x".repeat(5 << 20);
        }
    }

    private static final class ThrowingProvider implements VifPlugProvider {
        private final Supplier<Throwable> failure;

        ThrowingProvider(Supplier<Throwable> failure) {
            this.failure = failure;
        }

        @Override
        public String type() {
            return "test";
        }

        @Override
        public PlugDecision prepare(PlugRequest request) {
            throw failure();
        }

        @Override
        public RemovalDecision prepareRemoval(UnplugRequest request) {
            throw failure();
        }

        @Override
        public void committed(PlugRequest request, PlugDecision.Plug decision) {
            throw failure();
        }

        @Override
        public void aborted(PlugRequest request, PlugDecision.Plug decision) {
            throw failure();
        }

        @Override
        public void removed(UnplugRequest request) {
            throw failure();
        }

        @Override
        public void removalAborted(UnplugRequest request) {
            throw failure();
        }

        @Override
        public void close() {
            throw failure();
        }

        private RuntimeException failure() {
            Throwable thrown = failure.get();
            if (thrown instanceof Error error) {
                throw error;
            }
            return (RuntimeException) thrown;
        }
    }
}
