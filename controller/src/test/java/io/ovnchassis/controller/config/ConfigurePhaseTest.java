package io.ovnchassis.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.FakeLink;
import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.ovsdb.session.Remote;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConfigurePhaseTest {
    @RegisterExtension
    final LogLines log = LogLines.of("chassis");

    private final FakeLink southbound = FakeDatabase.southbound().link();
    private final ConfigReader reader =
            new ConfigReader(new ChassisName(Optional.empty(), Optional.empty()), () -> "host1");
    private ConfigReader.Reading reading = ConfigReader.Reading.empty();
    private final ManualClock clock = new ManualClock();
    private final ConfigurePhase phase = new ConfigurePhase(this::reading, southbound, clock::nanoTime);

    private ConfigReader.Reading reading() {
        return reading;
    }

    private void configure(String... keysAndValues) {
        Map<String, String> externalIds =
                new HashMap<>(Map.of("system-id", "hv1", "ovn-encap-type", "geneve", "ovn-encap-ip", "192.0.2.1"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            externalIds.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        reading = reader.read(externalIds, List.of());
    }

    @Test
    void connectionFollowsTheConfiguredRemotes() {
        configure("ovn-remote", "unix:/sb.sock,tcp:192.0.2.9:6642");
        assertThat(phase.run()).isEqualTo(1);
        assertThat(southbound.remotes())
                .containsExactly(new Remote.Unix(Path.of("/sb.sock")), new Remote.Tcp("192.0.2.9", 6642));
    }

    @Test
    void withoutARemoteThereIsNoConnection() {
        configure("ovn-remote", "unix:/sb.sock");
        phase.run();
        configure();
        phase.run();
        assertThat(southbound.remotes()).isEmpty();
    }

    @Test
    void probeIntervalFollowsTheConfiguration() {
        configure("ovn-remote-probe-interval", "30000");
        phase.run();
        assertThat(southbound.probeInterval()).contains(Duration.ofSeconds(30));
    }

    @Test
    void withoutAProbeIntervalEachRemoteGetsWhatSuitsIt() {
        configure();
        phase.run();
        assertThat(southbound.probeInterval())
                .hasValueSatisfying(interval -> assertThat(interval).isNegative());
    }

    @Test
    void unchangedConfigurationIsNoNews() {
        configure("ovn-encap-type", "stt");
        phase.run();
        log.clear();
        configure("ovn-encap-type", "stt");
        assertThat(phase.run()).isZero();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void connectionStaysWhenTheConfigurationIsGone() {
        configure("ovn-remote", "unix:/sb.sock");
        phase.run();
        reading = new ConfigReader.Reading(
                BridgeConfig.DEFAULT,
                Optional.empty(),
                List.of(ConfigProblem.warning("'system-id' in Open_vSwitch database is missing.")));
        phase.run();
        assertThat(southbound.remotes()).containsExactly(new Remote.Unix(Path.of("/sb.sock")));
        assertThat(log.lines()).containsExactly("WARN 'system-id' in Open_vSwitch database is missing.");
    }

    @Test
    void problemsAreSaidAsLoudAsOperatorsKnowThem() {
        configure("ovn-encap-type", "stt", "ovn-remote-probe-interval", "soon");
        phase.run();
        assertThat(log.lines())
                .containsExactly(
                        "WARN external_ids:ovn-remote-probe-interval in Open_vSwitch database is 'soon': it must be a"
                                + " number of milliseconds up to 2147483647; the default is used",
                        "INFO Unknown tunnel type: stt");
    }

    @Test
    void remoteThatCannotBeUsedIsSaidAndTheOthersAreUsed() {
        configure("ovn-remote", "udp:192.0.2.9:6642,unix:/sb.sock");
        phase.run();
        assertThat(southbound.remotes()).containsExactly(new Remote.Unix(Path.of("/sb.sock")));
        assertThat(log.lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("WARN external_ids:ovn-remote in Open_vSwitch database: ")
                        .contains("udp:192.0.2.9:6642"));
    }

    @Test
    void problemThatStaysIsNotSaidAgainWhenSomethingElseChanges() {
        configure("ovn-encap-type", "geneve,stt", "ovn-remote", "junk");
        phase.run();
        log.clear();
        configure("ovn-encap-type", "geneve,stt", "ovn-remote", "junk", "hostname", "other");
        phase.run();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void problemThatWasMendedAndComesBackIsSaidAgain() {
        configure("ovn-encap-type", "stt");
        phase.run();
        configure();
        phase.run();
        log.clear();
        configure("ovn-encap-type", "stt");
        phase.run();
        assertThat(log.lines()).containsExactly("INFO Unknown tunnel type: stt");
    }

    @Test
    void problemsThatComeTooFastAreSaidLater() {
        configure("ovn-encap-type", "a,b,c,d,e,f");
        phase.run();
        assertThat(log.lines()).hasSize(5).endsWith("INFO Unknown tunnel type: e");
        clock.pass(Duration.ofSeconds(11));
        assertThat(phase.run()).isZero();
        assertThat(log.lines()).doesNotContain("INFO Unknown tunnel type: f");
        clock.pass(Duration.ofSeconds(1));
        phase.run();
        assertThat(log.lines()).hasSize(7).endsWith("INFO Unknown tunnel type: f");
        clock.pass(Duration.ofMinutes(1));
        phase.run();
        assertThat(log.lines()).hasSize(7);
    }

    @Test
    void aProblemThatHasToWaitIsNotTriedAtEveryTurn() {
        configure("ovn-encap-type", "a,b,c,d,e,f");
        for (int turn = 0; turn < 100; turn++) {
            phase.run();
        }
        clock.pass(Duration.ofSeconds(12));
        phase.run();
        assertThat(log.lines())
                .contains("INFO Dropped 1 log messages in last 12 seconds (most recently, 12 seconds ago) due to"
                        + " excessive rate");
    }
}
