package io.ovnchassis.controller.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthTest {
    @Test
    void aDaemonThatKnowsItsDatabasesIsReady() {
        Health health = Health.of(Snapshots.healthy());

        assertThat(health.isReady()).isTrue();
        assertThat(health.text()).isEqualTo("ok\n");
    }

    @Test
    void everyObstacleIsALine() {
        Health health = Health.of(Snapshots.of(
                List.of(
                        new Snapshot.Database("Open_vSwitch", false, true),
                        new Snapshot.Database("OVN_Southbound", true, false)),
                List.of(Snapshots.provider(Optional.of(Snapshots.NOW), "4 of its calls hang")),
                List.of()));

        assertThat(health.isReady()).isFalse();
        assertThat(health.text()).isEqualTo("""
                database Open_vSwitch is not connected
                database OVN_Southbound is not loaded completely
                VIF plug provider dummy is suspended: 4 of its calls hang
                """);
    }
}
