package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import io.ovnchassis.vifplug.PluggedInterface;
import io.ovnchassis.vifplug.UnplugRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlugTrackerTest {
    private final ScriptedProvider provider = new ScriptedProvider("dummy");
    private final HostedProvider hosted = new FakeWorkers()
            .registry(new ManualClock(), _ -> true, List.of(provider))
            .provider("dummy")
            .orElseThrow();
    private final PlugTracker tracker = new PlugTracker();

    @Test
    void aCommitIsToldToTheProviderOnceForEachPort() {
        tracker.carry("lsp1", plugging("lsp1"));
        tracker.carry("lsp2", removal("lsp2"));

        assertThat(tracker.committed()).containsExactlyInAnyOrder("lsp1", "lsp2");
        assertThat(tracker.committed()).isEmpty();
        assertThat(tracker.aborted()).isEmpty();

        assertThat(provider.calls).containsExactly("committed lsp1", "removed lsp2");
    }

    @Test
    void anAbortIsToldToTheProviderOnceForEachPortAndSaysWhatWasInVain() {
        tracker.carry("lsp1", plugging("lsp1"));
        tracker.claim("rep1", "lsp1");
        tracker.carry("lsp2", removal("lsp2"));

        assertThat(tracker.aborted()).containsExactlyInAnyOrder("lsp1", "lsp2");
        assertThat(tracker.committed()).isEmpty();
        assertThat(tracker.claimantOf("rep1")).isEmpty();

        assertThat(provider.calls).containsExactly("aborted lsp1", "removalAborted lsp2");
    }

    @Test
    void aPortIsTouchedAndItsNameClaimedUntilTheOutcome() {
        tracker.carry("lsp1", plugging("lsp1"));
        tracker.claim("rep1", "lsp1");

        assertThat(tracker.touched("lsp1")).isTrue();
        assertThat(tracker.touched("lsp2")).isFalse();
        assertThat(tracker.claimantOf("rep1")).contains("lsp1");

        tracker.committed();

        assertThat(tracker.touched("lsp1")).isFalse();
        assertThat(tracker.claimantOf("rep1")).isEmpty();
    }

    @Test
    void aPortIsInATransactionOnlyOnce() {
        tracker.carry("lsp1", plugging("lsp1"));

        assertThatThrownBy(() -> tracker.carry("lsp1", removal("lsp1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("lport lsp1 is in the transaction already");
    }

    @Test
    void aProviderThatLeavesIsToldBeforeItGoesAndNotAgain() {
        tracker.carry("lsp1", plugging("lsp1"));

        tracker.release(hosted);

        assertThat(tracker.committed()).containsExactly("lsp1");
        assertThat(provider.calls).containsExactly("aborted lsp1");
    }

    private Promise plugging(String logicalPort) {
        return new Promise.Plugging(
                hosted, new PlugRequest(logicalPort, Map.of(), Optional.empty()), new PlugDecision.Plug(logicalPort));
    }

    private Promise removal(String logicalPort) {
        return new Promise.Removal(
                hosted, new UnplugRequest(logicalPort, Map.of(), new PluggedInterface(logicalPort, "", Map.of())));
    }
}
