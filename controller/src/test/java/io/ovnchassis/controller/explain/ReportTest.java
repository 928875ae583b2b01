package io.ovnchassis.controller.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.vifplug.ProviderReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    private final PortTimeline timeline = new PortTimeline("lsp1", List.of())
            .then(
                    List.of(
                            Gate.passed(Gate.Name.PORT_BINDING, "is there"),
                            Gate.failed(Gate.Name.ANSWER, "refused: option pf-mac is missing", "set pf-mac")),
                    NOW);
    private final List<ProviderReport> reports = List.of(
            report("dummy", Optional.empty(), ""), report("vendor", Optional.of(NOW), "no answer within 2000 ms"));

    @Test
    void aTimelineIsATableWithAHint() {
        assertThat(TextReport.timeline(timeline)).isEqualTo("""
                lsp1: failed at answer
                  port-binding  passed  2026-01-02T03:04:05Z  is there
                  answer        failed  2026-01-02T03:04:05Z  refused: option pf-mac is missing
                hint: set pf-mac
                """);
    }

    @Test
    void aTimelineIsAlsoADocument() {
        assertThat(JsonReport.timeline(timeline)).isEqualTo("""
                {"lport":"lsp1","at":"answer","hint":"set pf-mac","gates":[\
                {"gate":"port-binding","state":"passed","seen":"is there","since":"2026-01-02T03:04:05.678Z"},\
                {"gate":"answer","state":"failed","seen":"refused: option pf-mac is missing",\
                "since":"2026-01-02T03:04:05.678Z"}]}
                """);
    }

    @Test
    void theListHasALineForEachPort() {
        assertThat(TextReport.list(List.of(timeline))).isEqualTo("""
                LPORT  AT      STATE   SINCE                 SEEN
                lsp1   answer  failed  2026-01-02T03:04:05Z  refused: option pf-mac is missing
                """);
        assertThat(JsonReport.list(List.of(timeline)))
                .startsWith("[{\"lport\":\"lsp1\"")
                .endsWith("}]\n");
    }

    @Test
    void providersAreListedWithTheirHealth() {
        assertThat(TextReport.providers(reports)).isEqualTo("""
                TYPE    CALLS  FAILED     P50     P99     MAX  FROM   HEALTH
                dummy       7       1  0.5 ms  2.0 ms  3.0 ms  a.jar  ok
                vendor      7       1  0.5 ms  2.0 ms  3.0 ms  a.jar  suspended until 2026-01-02T03:04:05Z; last
                                                                      failure: no answer within 2000 ms
                """);
        assertThat(JsonReport.providers(reports))
                .contains("\"type\":\"vendor\",\"from\":\"a.jar\",\"health\":\"suspended\"")
                .contains("\"p99-us\":2000");
    }

    @Test
    void whatComesFromOutsideMovesNoCursorAndFillsNoScreen() {
        PortTimeline hostile = new PortTimeline("\u001b[2J\n", List.of())
                .then(List.of(Gate.failed(Gate.Name.ANSWER, "x".repeat(10_000), "y\n".repeat(10_000))), NOW);

        String text = TextReport.timeline(hostile);

        assertThat(text).startsWith("?[2J?: failed");
        assertThat(text.lines())
                .hasSizeLessThan(20)
                .allSatisfy(line -> assertThat(line)
                        .hasSizeLessThanOrEqualTo(TextTable.WIDTH)
                        .matches("\\P{Cntrl}*"));
    }

    private static ProviderReport report(String type, Optional<Instant> suspended, String failure) {
        return new ProviderReport(
                type,
                "a.jar",
                suspended,
                0,
                0,
                failure,
                new ProviderReport.Calls(
                        7, 1, 7, Duration.ofNanos(500_000), Duration.ofMillis(2), Duration.ofMillis(3)));
    }
}
