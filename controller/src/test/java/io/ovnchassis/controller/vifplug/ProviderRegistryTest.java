package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.VifPlugProvider;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderRegistryTest {
    private final List<Note> notes = new ArrayList<>();

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
                        .startsWith(
                                "VIF plug provider io.ovnchassis.controller.vifplug.ScriptedProvider is not used: its type"
                                        + " is not 1 to 64 visible ASCII characters: '"));
    }

    @Test
    void aProviderThatCannotSayWhatItIsDoesNotKeepTheOthersFromServing() {
        ProviderRegistry registry = registry(new BrokenProvider(), new ScriptedProvider("dummy"));

        assertThat(registry.provider("dummy")).isPresent();
        assertThat(notes)
                .extracting(Note::text)
                .containsExactly(
                        "VIF plug provider io.ovnchassis.controller.vifplug.ProviderRegistryTest$BrokenProvider is not used:"
                                + " it failed to say what it is: java.lang.IllegalStateException: no driver");
    }

    private ProviderRegistry registry(VifPlugProvider... providers) {
        return new ProviderRegistry(List.of(providers), notes::add);
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
