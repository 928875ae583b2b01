package io.ovnchassis.controller.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.FakeDatabase;
import io.ovnchassis.controller.LogLines;
import io.ovnchassis.controller.ManualClock;
import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.config.ChassisName;
import io.ovnchassis.controller.config.ConfigReader;
import io.ovnchassis.controller.vlog.RateLimitedLog;
import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

class ChassisIndexTest {
    @RegisterExtension
    final LogLines log = LogLines.of("chassis");

    private final FakeDatabase local = FakeDatabase.local();
    private final ManualClock clock = new ManualClock();

    private ChassisIndexCommit index(String chassis) {
        return new ChassisIndexCommit(
                local.view(OpenVSwitch.TABLE),
                () -> config(chassis),
                new RateLimitedLog(LoggerFactory.getLogger("chassis"), 1, 1, clock::nanoTime));
    }

    private static Optional<ChassisConfig> config(String chassis) {
        return new ConfigReader(new ChassisName(Optional.of(chassis), Optional.empty()), () -> "host1")
                .read(Map.of(), List.of())
                .config();
    }

    private Map<String, String> taken() {
        return local.server().only(OpenVSwitch.TABLE).otherConfig();
    }

    @Test
    void everyControllerOfAHostHasAnIndexOfItsOwnAndTheFirstNeedsNoCharacter() {
        local.server().insert(OpenVSwitch.builder());
        for (String chassis : List.of("hv1", "hv2", "hv3")) {
            assertThat(local.commit(index(chassis).taking())).isTrue();
            assertThat(local.commit(index(chassis).taking())).isFalse();
        }
        assertThat(taken())
                .isEqualTo(Map.of("ovn-chassis-idx-hv1", "", "ovn-chassis-idx-hv2", "0", "ovn-chassis-idx-hv3", "1"));
        assertThat(local.link().transactions()).allMatch(sent -> sent.contains("\"op\":\"wait\""));
    }

    @Test
    void indexIsGivenBackAndTakenByTheNext() {
        local.server().insert(OpenVSwitch.builder().otherConfig(Map.of("other", "x")));
        local.commit(index("hv1").taking());
        local.commit(index("hv2").taking());
        assertThat(index("hv1").isGivenBack()).isFalse();

        local.commit(index("hv1").givingBack());
        assertThat(index("hv1").isGivenBack()).isTrue();
        assertThat(local.commit(index("hv1").givingBack())).isFalse();
        local.commit(index("hv3").taking());
        assertThat(taken()).isEqualTo(Map.of("other", "x", "ovn-chassis-idx-hv2", "0", "ovn-chassis-idx-hv3", ""));
    }

    @Test
    void whenThereIsNoneLeftThatIsSaidWithTheRemedy() {
        Map<String, String> all = new TreeMap<>(Map.of("ovn-chassis-idx-first", ""));
        "0123456789abcdefghijklmnopqrstuvwxyz"
                .chars()
                .mapToObj(Character::toString)
                .forEach(index -> all.put("ovn-chassis-idx-of-" + index, index));
        local.server().insert(OpenVSwitch.builder().otherConfig(all));
        assertThat(local.commit(index("hv1").taking())).isFalse();
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("ERR All unique controller indices consumed: no tunnels are made for 'hv1'.");
    }
}
