package io.ovnchassis.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlugValuesTest {
    private final Map<String, String> options = new HashMap<>(Map.of("key", "value"));

    @Test
    void whatIsDoneToAMapLaterDoesNotReachTheRecordMadeOfIt() {
        PluggedInterface plugged = new PluggedInterface("rep0", "", options);
        PlugRequest plug = new PlugRequest("lsp1", options, Optional.of(plugged));
        UnplugRequest unplug = new UnplugRequest("lsp1", options, plugged);
        PlugDecision.Plug decision = new PlugDecision.Plug("rep0", Optional.empty(), options);

        options.clear();

        assertThat(plugged.options()).containsEntry("key", "value");
        assertThat(plug.options()).containsEntry("key", "value");
        assertThat(unplug.options()).containsEntry("key", "value");
        assertThat(decision.options()).containsEntry("key", "value");
    }

    @Test
    void aNameAloneIsADeviceOfTheSystemWithoutOptions() {
        assertThat(new PlugDecision.Plug("rep0")).isEqualTo(new PlugDecision.Plug("rep0", Optional.empty(), Map.of()));
    }
}
