package io.ovnchassis.vifplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VifPlugProviderTest {
    private final VifPlugProvider smallest = new SmallestProvider();

    @Test
    void typeAndPrepareAreAllThatAProviderHasToWrite() {
        PlugRequest request = new PlugRequest("lsp1", Map.of(), Optional.empty());
        UnplugRequest removal = new UnplugRequest("lsp1", Map.of(), new PluggedInterface("rep0", "", Map.of()));

        assertThat(smallest.maintainedInterfaceOptions()).isEmpty();
        assertThat(smallest.prepareRemoval(removal)).isEqualTo(new RemovalDecision.Remove());
        assertThatCode(() -> {
                    smallest.committed(request, new PlugDecision.Plug("rep0"));
                    smallest.aborted(request, new PlugDecision.Plug("rep0"));
                    smallest.removed(removal);
                    smallest.removalAborted(removal);
                    smallest.close();
                })
                .doesNotThrowAnyException();
    }

    private static final class SmallestProvider implements VifPlugProvider {
        @Override
        public String type() {
            return "smallest";
        }

        @Override
        public PlugDecision prepare(PlugRequest request) {
            return new PlugDecision.NotYet("a reason to do more");
        }
    }
}
