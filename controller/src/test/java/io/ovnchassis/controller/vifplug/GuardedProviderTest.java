package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuardedProviderTest {
    private static final PlugRequest REQUEST = new PlugRequest("lsp1", Map.of(), Optional.empty());
    private static final PlugDecision.Plug DECISION = new PlugDecision.Plug("rep0");
    private static final UnplugRequest REMOVAL =
            new UnplugRequest("lsp1", Map.of(), new PluggedInterface("rep0", "", Map.of()));

    private final List<Note> notes = new ArrayList<>();

    static Stream<Supplier<Throwable>> failures() {
        return Stream.of(
                () -> new IllegalStateException("no device"),
                () -> new NoClassDefFoundError("com/vendor/Driver"),
                () -> new AssertionError("never"),
                StackOverflowError::new);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aProviderThatThrowsMeansNotYet(Supplier<Throwable> failure) {
        GuardedProvider guarded = guard(new ThrowingProvider(failure));
        String text = failure.get().toString();

        assertThat(guarded.prepare(REQUEST))
                .isEqualTo(new PlugDecision.NotYet("provider test failed in prepare: " + text));
        assertThat(guarded.prepareRemoval(REMOVAL))
                .isEqualTo(new RemovalDecision.Keep("provider test failed in prepareRemoval: " + text));
        assertThat(notes)
                .extracting(Note::text)
                .containsExactly(
                        "VIF plug provider test failed in prepare for lport lsp1: " + text,
                        "VIF plug provider test failed in prepareRemoval for lport lsp1: " + text);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aProviderThatThrowsWhenItIsToldAnOutcomeIsHeardAndPassedOver(Supplier<Throwable> failure) {
        GuardedProvider guarded = guard(new ThrowingProvider(failure));

        guarded.committed(REQUEST, DECISION);
        guarded.aborted(REQUEST, DECISION);
        guarded.removed(REMOVAL);
        guarded.removalAborted(REMOVAL);
        guarded.close();

        assertThat(notes).hasSize(5).extracting(Note::topic).containsOnly(Note.Topic.PROVIDER_FAILURE);
    }

    @Test
    void noAnswerIsAFailureToo() {
        assertThat(guard(new SilentProvider()).prepare(REQUEST)).isInstanceOf(PlugDecision.NotYet.class);
        assertThat(notes)
                .extracting(Note::text)
                .containsExactly("VIF plug provider test failed in prepare for lport lsp1:"
                        + " java.lang.NullPointerException: the answer is null");
    }

    @Test
    void callsLeaveTheDebugLinesOfOvnsCallbacks() {
        ScriptedProvider scripted = new ScriptedProvider("guarded-test");
        GuardedProvider guarded = new GuardedProvider("guarded-test", Set.of(), scripted, notes::add);
        try (LogLines log = new LogLines("vif_plug_guarded-test")) {
            guarded.prepare(REQUEST);
            guarded.committed(REQUEST, DECISION);
            guarded.aborted(REQUEST, DECISION);
            guarded.prepareRemoval(REMOVAL);
            guarded.removed(REMOVAL);
            guarded.removalAborted(REMOVAL);

            assertThat(log.lines())
                    .containsExactly(
                            "DBG vif_plug_guarded-test_port_prepare: lsp1",
                            "DBG vif_plug_guarded-test_port_finish: lsp1",
                            "DBG vif_plug_guarded-test_port_ctx_destroy: lsp1",
                            "DBG vif_plug_guarded-test_port_ctx_destroy: lsp1",
                            "DBG vif_plug_guarded-test_port_prepare: lsp1",
                            "DBG vif_plug_guarded-test_port_finish: lsp1");
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

    private GuardedProvider guard(VifPlugProvider provider) {
        return new GuardedProvider("test", Set.of(), provider, notes::add);
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
