package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.ProviderContext;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderRegistryTest {
    private final List<Note> notes = new ArrayList<>();
    private final ManualClock clock = new ManualClock();

    @Test
    void aProviderIsFoundByItsType() {
        ProviderRegistry registry = registry(new ScriptedProvider("a").maintaining("x"), new ScriptedProvider("b"));

        assertThat(registry.provider("a")).hasValueSatisfying(provider -> {
            assertThat(provider.type()).isEqualTo("a");
            assertThat(provider.maintainedOptions()).containsExactly("x");
        });
        assertThat(registry.provider("b")).isPresent();
        assertThat(registry.provider("c")).isEmpty();
        assertThat(registry.isEmpty()).isFalse();
        assertThat(registry().isEmpty()).isTrue();
        assertThat(notes).isEmpty();
    }

    @Test
    void theSecondProviderOfATypeIsRefusedAndTheFirstOneServes() {
        ScriptedProvider first = new ScriptedProvider("dummy");
        ScriptedProvider second = new ScriptedProvider("dummy");

        registry(first, second).close();

        assertThat(notes)
                .containsExactly(new Note(
                        Note.Topic.PROVIDER_NOT_USED, "attempted to register duplicate VIF plug provider: dummy"));
        assertThat(first.calls).containsExactly("close");
        assertThat(second.calls).isEmpty();
    }

    @Test
    void aTypeThatNoOptionCouldNameIsRefused() {
        registry(new ScriptedProvider(""), new ScriptedProvider("a b"), new ScriptedProvider("x".repeat(65)));

        assertThat(notes)
                .hasSize(3)
                .allSatisfy(note -> assertThat(note.text())
                        .endsWith(
                                " (io.ovnchassis.controller.vifplug.ScriptedProvider) is not used: its type is not 1 to"
                                        + " 64 visible ASCII characters"));
    }

    @Test
    void aProviderThatCannotSayWhatItIsDoesNotKeepTheOthersFromServing() {
        ProviderRegistry registry = registry(new ScriptedProvider("dummy"));

        registry.add("broken", "a.jar", new BrokenProvider());

        assertThat(registry.provider("dummy")).isPresent();
        assertThat(registry.provider("broken")).isEmpty();
        assertThat(notes)
                .extracting(Note::text)
                .containsExactly("VIF plug provider broken"
                        + " (io.ovnchassis.controller.vifplug.ProviderRegistryTest$BrokenProvider) is not used: provider"
                        + " broken failed in start: java.lang.IllegalStateException: no driver");
    }

    @Test
    void aProviderOfAnotherTypeThanWasAnnouncedIsNotUsed() {
        ProviderRegistry registry = registry();

        registry.add("a", "a.jar", new ScriptedProvider("b"));

        assertThat(registry.isEmpty()).isTrue();
        assertThat(notes)
                .singleElement()
                .satisfies(note -> assertThat(note.text()).endsWith("it says that it is of type 'b'"));
    }

    @Test
    void aProviderThatIsTakenAwayIsClosedAndAnotherMayComeInItsPlace() {
        ScriptedProvider first = new ScriptedProvider("a");
        ProviderRegistry registry = registry(first);
        List<String> closed = new ArrayList<>();

        assertThat(registry.remove("a", () -> closed.add("a"))).isTrue();
        assertThat(registry.remove("a", () -> closed.add("twice"))).isFalse();

        assertThat(first.calls).containsExactly("close");
        assertThat(closed).containsExactly("a");
        assertThat(registry.add("a", "a.jar", new ScriptedProvider("a"))).isTrue();
        assertThat(registry.provider("a"))
                .hasValueSatisfying(provider -> assertThat(provider.origin()).isEqualTo("a.jar"));
    }

    @Test
    void theClockOfAProviderIsNotMovedByWhoSetsTheOneOfTheHost() {
        WatchingProvider provider = new WatchingProvider();
        registry(provider);
        InstantSource seen = provider.context().clock();
        Instant begin = clock.now();

        clock.set(Duration.ofDays(-1));
        clock.pass(Duration.ofMillis(300));

        assertThat(seen.instant()).isEqualTo(begin.plusMillis(300));
    }

    private ProviderRegistry registry(VifPlugProvider... providers) {
        return new FakeWorkers().registry(clock, notes::add, List.of(providers));
    }

    private static final class WatchingProvider implements VifPlugProvider {
        private Optional<ProviderContext> context = Optional.empty();

        @Override
        public String type() {
            return "watching";
        }

        @Override
        public void start(ProviderContext given) {
            context = Optional.of(given);
        }

        @Override
        public PlugDecision prepare(PlugRequest request) {
            throw new AssertionError("nobody asks it");
        }

        ProviderContext context() {
            return context.orElseThrow();
        }
    }

    private static final class BrokenProvider implements VifPlugProvider {
        @Override
        public String type() {
            throw new IllegalStateException("no driver");
        }

        @Override
        public PlugDecision prepare(PlugRequest request) {
            throw new AssertionError("a provider without a type is never asked");
        }
    }
}
