package io.ovnchassis.netlink.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.CapturedLog;
import io.ovnchassis.netlink.route.Link;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterfaceMonitorTest {
    private final Scene scene = new Scene();
    private final Told<Link> told = new Told<>(link -> link.name() + "=" + link.index());
    private final InterfaceMonitor monitor = new InterfaceMonitor(scene.notifier, told);

    @AfterEach
    void end() {
        monitor.close();
        scene.close();
        assertThat(scene.kernel.openSockets()).isZero();
    }

    @Test
    void oneThatIsThereWhenItsNameComesToBeWatchedCountsEvenIfItIsDown() {
        scene.link(7, "br-1", false);
        watch("br-1");

        assertThat(told.take()).containsExactly(List.of("+ br-1=7"));
        assertThat(monitor.index("br-1")).isEqualTo(OptionalInt.of(7));
    }

    @Test
    void oneThatComesLaterCountsFromWhenItIsUp() {
        watch("br-1");
        scene.link(7, "br-1", false);
        scene.settle();
        assertThat(monitor.index("br-1")).isEmpty();

        scene.link(7, "br-1", true);
        scene.settle();
        assertThat(told.take()).containsExactly(List.of("+ br-1=7"));

        scene.unlink("br-1");
        scene.settle();
        assertThat(told.take()).containsExactly(List.of("- br-1=7"));
    }

    @Test
    void othersAreNotToldOf() {
        watch("br-1");
        scene.link(7, "br-2", true);
        scene.settle();

        assertThat(told.take()).isEmpty();
        assertThat(monitor.index("br-2")).isEmpty();
    }

    @Test
    void oneThatIsRenamedDoesNotCountUnderItsOldName() {
        scene.link(7, "br-1", true);
        watch("br-1", "br-2");
        told.take();
        scene.link(7, "br-2", true);
        scene.settle();

        assertThat(told.take()).containsExactly(List.of("+ br-2=7", "- br-1=7"));
    }

    @Test
    void namesComeAndGo() {
        scene.link(7, "br-1", true);
        scene.link(8, "br-2", true);
        watch("br-1");
        watch("br-2");

        assertThat(monitor.index("br-1")).isEmpty();
        assertThat(monitor.index("br-2")).isEqualTo(OptionalInt.of(8));
    }

    @Test
    void itListensOnlyWhileANameIsWatchedAndSaysSo() {
        try (CapturedLog log = new CapturedLog("host_if_monitor")) {
            watch("br-1");
            watch("br-2");
            assertThat(scene.kernel.openSockets()).isPositive();
            monitor.watch(Set.of());

            assertThat(scene.kernel.openSockets()).isZero();
            assertThat(log.lines())
                    .containsExactly("INFO|Enabling host interface monitor", "INFO|Disabling host interface monitor");
        }
    }

    private void watch(String... names) {
        monitor.watch(Set.of(names));
        scene.settle();
    }
}
