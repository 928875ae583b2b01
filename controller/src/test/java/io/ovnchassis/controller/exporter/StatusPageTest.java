package io.ovnchassis.controller.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.explain.PortTimeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusPageTest {
    @Test
    void whatComesOutOfADatabaseStaysText() {
        String page = StatusPage.of(Snapshots.of(
                List.of(Snapshots.database(true, true)),
                List.of(Snapshots.provider(Optional.of(Snapshots.NOW), "<img src=x onerror=y>")),
                List.of(Snapshots.timeline("\"><script>alert(1)</script>", false))));

        assertThat(page)
                .contains("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;", "refused: no such &lt;VF&gt;")
                .doesNotContain("<script", "<img");
    }

    @Test
    void portsThatAreNotUpComeFirst() {
        String page = StatusPage.of(Snapshots.of(
                List.of(), List.of(), List.of(Snapshots.timeline("a-up", true), Snapshots.timeline("b-down", false))));

        assertThat(page.indexOf("b-down")).isPositive().isLessThan(page.indexOf("a-up"));
        assertThat(page).contains("2026-11-21T05:42:40Z (20 s)", "correct the port&#39;s options");
    }

    @Test
    void noMorePortsAreShownThanABrowserBears() {
        List<PortTimeline> timelines = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            timelines.add(Snapshots.timeline("p" + i, true));
        }

        String page = StatusPage.of(Snapshots.of(List.of(), List.of(), timelines));

        assertThat(page).contains("<small>700</small>", "And 200 more: ovn-appctl vif-plug/list");
        assertThat(page.split("class=\"gates\"", -1)).hasSize(501);
    }

    @Test
    void theGraphShowsCountsAndWhatRecomputes() {
        String page = StatusPage.of(Snapshots.healthy());

        assertThat(page)
                .contains(
                        ">runtime_data</text>",
                        "11 handled, 1 recomputed, 15 ms",
                        "12 polls",
                        "recomputed: {forced: first run=1}",
                        "<path class=\"recompute\"");
    }

    @Test
    void nothingHasToBeFetchedForIt() {
        assertThat(StatusPage.of(Snapshots.healthy())).doesNotContain("src=", "href=", "url(", "http:", "https:");
    }
}
