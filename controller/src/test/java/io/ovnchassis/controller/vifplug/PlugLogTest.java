package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.vlog.CapturedLog;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlugLogTest {
    private final CapturedLog captured = new CapturedLog();
    private long nanoTime;
    private final PlugLog log = new PlugLog(() -> nanoTime);

    @AfterEach
    void stopListening() {
        captured.close();
    }

    @Test
    void aNoteGoesToItsModuleWithItsLevel() {
        assertThat(log.take(Note.plugging("rep0", "br-int", "lsp1"))).isTrue();
        assertThat(log.take(Note.updating("lsp1"))).isTrue();
        assertThat(log.take(Note.plugDeclined("lsp1"))).isTrue();
        assertThat(log.take(Note.unknownType("nosuch", "lsp1"))).isTrue();
        assertThat(log.take(Note.duplicateProvider("dummy"))).isTrue();

        assertThat(captured.lines("vif_plug"))
                .containsExactly(
                        "INFO Plugging port rep0 into br-int for lport lsp1 on this chassis.",
                        "DBG updating iface for: lsp1",
                        "INFO Not plugging/updating lport lsp1 on direction from VIF plug provider.",
                        "WARN Unable to open VIF plug provider for vif-plug-type: 'nosuch' lport lsp1");
        assertThat(captured.lines("vif_plug_provider"))
                .containsExactly("WARN attempted to register duplicate VIF plug provider: dummy");
    }

    @Test
    void aKnownComplaintComesAtMostFiveTimesAMinute() {
        assertThat(log.take(Note.unknownType("nosuch", "lsp1"))).isTrue();
        assertThat(log.take(Note.unknownType("nosuch", "lsp2"))).isFalse();
        nanoTime += Duration.ofSeconds(12).toNanos();
        assertThat(log.take(Note.unknownType("nosuch", "lsp3"))).isTrue();

        assertThat(captured.lines("vif_plug"))
                .containsExactly(
                        "WARN Unable to open VIF plug provider for vif-plug-type: 'nosuch' lport lsp1",
                        "WARN Dropped 1 log messages in last 12 seconds (most recently, 12 seconds ago) due to excessive"
                                + " rate",
                        "WARN Unable to open VIF plug provider for vif-plug-type: 'nosuch' lport lsp3");
    }

    @Test
    void oneComplaintDoesNotSilenceAnother() {
        assertThat(log.take(Note.unknownType("nosuch", "lsp1"))).isTrue();
        assertThat(log.take(Note.plugDeclined("lsp1"))).isTrue();
    }

    @Test
    void whatIsDoneIsNeverDropped() {
        for (int i = 0; i < 100; i++) {
            log.take(Note.plugging("rep" + i, "br-int", "lsp" + i));
        }

        assertThat(captured.lines("vif_plug")).hasSize(100);
    }

    @Test
    void textFromOutsideIsNoFormat() {
        log.take(Note.plugging("{}", "br-int", "%s {}"));
        log.take(Note.plugDeclined("%s {}"));

        assertThat(captured.lines("vif_plug"))
                .containsExactly(
                        "INFO Plugging port {} into br-int for lport %s {} on this chassis.",
                        "INFO Not plugging/updating lport %s {} on direction from VIF plug provider.");
    }
}
