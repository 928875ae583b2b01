package io.ovnchassis.controller.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.config.ChassisName;
import io.ovnchassis.controller.config.ConfigReader;
import io.ovnchassis.ovsdb.schema.Ref;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BridgeReportTest {
    @RegisterExtension
    final LogLines log = LogLines.of("main");

    private final ManualClock clock = new ManualClock();
    private Optional<ChassisConfig> config = Optional.empty();
    private Optional<IntegrationBridge> bridge = Optional.empty();
    private final BridgeReport report = new BridgeReport(this::config, this::bridge, clock::nanoTime);

    private Optional<ChassisConfig> config() {
        return config;
    }

    private Optional<IntegrationBridge> bridge() {
        return bridge;
    }

    private void configure(String name) {
        config = new ConfigReader(new ChassisName(Optional.of("hv1"), Optional.empty()), () -> "host1")
                .read(Map.of("ovn-bridge", name), List.of())
                .config();
    }

    private void create(String name) {
        bridge = Optional.of(new IntegrationBridge(Ref.random(), name, ""));
    }

    private void runAfterAMinute() {
        clock.pass(Duration.ofMinutes(1));
        assertThat(report.run()).isZero();
    }

    @Test
    void nothingIsMissingBeforeAnythingIsConfigured() {
        runAfterAMinute();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void missingBridgeIsSaidOnceWithTheRemedy() {
        configure("br-int");
        runAfterAMinute();
        runAfterAMinute();
        assertThat(log.lines())
                .containsExactly(
                        "WARN integration bridge 'br-int' (external_ids:ovn-bridge) is not in the Open_vSwitch"
                                + " database: no port is bound or plugged until it is created, as with 'ovs-vsctl add-br br-int'");
    }

    @Test
    void bridgeThatGoesMissingAgainIsSaidAgain() {
        configure("br-int");
        runAfterAMinute();
        create("br-int");
        runAfterAMinute();
        bridge = Optional.empty();
        runAfterAMinute();
        assertThat(log.lines()).hasSize(2);
    }

    @Test
    void anotherBridgeThatIsMissingIsNews() {
        configure("br-a");
        runAfterAMinute();
        configure("br-b");
        runAfterAMinute();
        assertThat(log.lines()).hasSize(2).last().asString().contains("'br-b'");
    }

    @Test
    void bridgeThatIsThereIsNotWorthALine() {
        configure("br-int");
        create("br-int");
        runAfterAMinute();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void severalNamesThatAreWrongInQuickSuccessionAreAllSaid() {
        for (String name : List.of("br-a", "br-b", "br-c")) {
            configure(name);
            report.run();
        }
        assertThat(log.lines()).hasSize(3);
    }

    @Test
    void ofTooManyWrongNamesTheLastIsSaidWhenThereIsRoom() {
        for (String name : List.of("br-a", "br-b", "br-c", "br-d", "br-e", "br-f")) {
            configure(name);
            report.run();
        }
        assertThat(log.lines()).hasSize(5);
        runAfterAMinute();
        runAfterAMinute();
        assertThat(log.lines()).hasSize(7).last().asString().contains("'br-f'");
    }
}
