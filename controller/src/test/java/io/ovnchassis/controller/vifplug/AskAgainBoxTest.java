package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskAgainBoxTest {
    private final List<String> wakes = new ArrayList<>();
    private final AskAgainBox box = new AskAgainBox(() -> wakes.add("wake"));

    @Test
    void portsAreKeptUntilTheLoopTakesThemAndWakeItOnce() {
        box.port("a");
        box.port("b");
        box.port("a");

        assertThat(box.take().ports()).containsExactlyInAnyOrder("a", "b");
        assertThat(box.take().isEmpty()).isTrue();
        assertThat(wakes).hasSize(1);

        box.port("c");
        assertThat(wakes).hasSize(2);
    }

    @Test
    void allIsMoreThanAnyPort() {
        box.port("a");
        box.all();
        box.port("b");

        AskAgainBox.Wish wish = box.take();
        assertThat(wish.all()).isTrue();
        assertThat(wish.ports()).isEmpty();
    }

    @Test
    void moreNamesThanItHoldsMeanAll() {
        for (int i = 0; i <= AskAgainBox.PORTS_MAX; i++) {
            box.port("p" + i);
        }

        assertThat(box.take()).isEqualTo(new AskAgainBox.Wish(true, java.util.Set.of()));
    }
}
