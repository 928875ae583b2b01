package io.ovnchassis.controller.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelinesTest {
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(1);

    private final Timelines timelines = new Timelines();

    @Test
    void aGateKeepsItsTimeUntilItsStateOrValueChanges() {
        Gate row = Gate.passed(Gate.Name.PORT_BINDING, "is there");
        timelines.put("lsp1", List.of(row, Gate.waiting(Gate.Name.OFPORT, "none", "a hint")), FIRST);
        timelines.put("lsp1", List.of(row, Gate.waiting(Gate.Name.OFPORT, "none", "another hint")), SECOND);
        assertThat(sinceOf("lsp1")).containsExactly(FIRST, FIRST);

        timelines.put("lsp1", List.of(row, Gate.passed(Gate.Name.OFPORT, "5")), SECOND);
        assertThat(sinceOf("lsp1")).containsExactly(FIRST, SECOND);
        assertThat(timelines.get("lsp1").orElseThrow().firstNotPassed()).isEmpty();
    }

    @Test
    void aPortThatIsGoneIsForgotten() {
        timelines.put("lsp1", List.of(), FIRST);

        timelines.remove("lsp1");

        assertThat(timelines.get("lsp1")).isEmpty();
    }

    @Test
    void ofTooManyPortsThoseThatChangedLastAreKept() {
        for (int i = 0; i < Timelines.PORTS_MAX; i++) {
            timelines.put("lsp" + i, List.of(), FIRST);
        }
        timelines.put("lsp0", List.of(), SECOND);
        timelines.put("one-more", List.of(), SECOND);

        assertThat(timelines.all())
                .hasSize(Timelines.PORTS_MAX)
                .containsKeys("lsp0", "one-more")
                .doesNotContainKey("lsp1");
    }

    private List<Instant> sinceOf(String logicalPort) {
        return timelines.get(logicalPort).orElseThrow().entries().stream()
                .map(entry -> entry.since().orElseThrow())
                .toList();
    }
}
