package io.ovnchassis.controller.sandbox.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TourOptionsTest {
    @Test
    void fivePortsAndHalfAMinuteUnlessToldOtherwise() {
        TourOptions options = parsed();

        assertThat(options.ports()).isEqualTo(5);
        assertThat(options.limit()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.check()).isFalse();
    }

    @Test
    void takesWhatItIsGiven() {
        TourOptions options = parsed("--check", "--ports", "7", "--timeout=2", "--controller", "/opt/other");

        assertThat(options.check()).isTrue();
        assertThat(options.ports()).isEqualTo(7);
        assertThat(options.limit()).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.controller()).isEqualTo(Path.of("/opt/other"));
    }

    @Test
    void portsCanBeRequestedFromAProviderOfOnesOwn() {
        TourOptions options = parsed("--vif-plug-type=slot", "--vif-plug-option=vif-plug:slot:number=%d");

        assertThat(options.vifPlugType()).isEqualTo("slot");
        assertThat(options.vifPlugOptions("lp12")).containsExactly("vif-plug:slot:number=12");
        assertThat(parsed().vifPlugType()).isEqualTo("dummy");
        assertThat(parsed().vifPlugFolder()).isEmpty();
    }

    private static TourOptions parsed(String... arguments) {
        TourOptions options = new TourOptions();
        new CommandLine(options).parseArgs(arguments);
        return options;
    }
}
