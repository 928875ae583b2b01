package io.ovnchassis.controller.nbcfg;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.config.ChassisName;
import io.ovnchassis.controller.config.ConfigReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VersionGateTest {
    @RegisterExtension
    final LogLines log = LogLines.of("main");

    private final ManualClock clock = new ManualClock();
    private Map<String, String> configuration = Map.of("ovn-match-northd-version", "true");
    private Optional<String> theirs = Optional.of(VersionGate.OWN_VERSION);
    private final VersionGate gate =
            new VersionGate(this::config, () -> new NorthdOptions(Optional.empty(), Map.of(), theirs), clock::nanoTime);

    private Optional<ChassisConfig> config() {
        return new ConfigReader(new ChassisName(Optional.of("hv1"), Optional.empty()), () -> "host1")
                .read(configuration, List.of())
                .config();
    }

    @Test
    void sameVersionPasses() {
        assertThat(gate.run()).isZero();
        assertThat(gate.isOpen()).isTrue();
    }

    @Test
    void anotherVersionPassesUnlessOneWasPinned() {
        configuration = Map.of("ovn-match-northd-version-hv2", "true");
        theirs = Optional.of("23.03.1-20.27.0-70.6");
        gate.run();
        assertThat(gate.isOpen()).isTrue();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void anotherVersionIsNamedPartByPartAndNotTooOften() {
        theirs = Optional.of("26.03.90-20.27.0-70.6");
        assertThat(gate.run()).isEqualTo(1);
        gate.run();

        assertThat(gate.isOpen()).isFalse();
        assertThat(log.lines())
                .containsExactly("WARN controller version - 26.03.90-21.11.0-82.15 mismatch with northd version -"
                        + " 26.03.90-20.27.0-70.6: Southbound schema 21.11.0 here and 20.27.0 there, logical actions 82.15"
                        + " here and 70.6 there; nothing is written until they are the same or"
                        + " external_ids:ovn-match-northd-version is removed");
        clock.pass(Duration.ofMinutes(2));
        gate.run();
        assertThat(log.lines()).hasSizeGreaterThan(1);
    }

    @Test
    void versionThatIsMissingOrOfAnotherFormIsNoMatch() {
        theirs = Optional.empty();
        gate.run();
        assertThat(gate.isOpen()).isFalse();
        assertThat(log.lines())
                .first()
                .asString()
                .contains("ovn-northd has not written options:northd_internal_version");

        clock.pass(Duration.ofMinutes(2));
        theirs = Optional.of("custom");
        gate.run();
        assertThat(log.lines()).last().asString().contains("it has another form");
    }

    @Test
    void onceTheyAgreeItGoesOn() {
        theirs = Optional.empty();
        gate.run();
        theirs = Optional.of(VersionGate.OWN_VERSION);
        assertThat(gate.run()).as("somebody has to look again").isEqualTo(1);
        assertThat(gate.isOpen()).isTrue();
    }
}
