package io.ovnchassis.controller.exporter;

import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.explain.Gate;
import io.ovnchassis.controller.explain.PortTimeline;
import io.ovnchassis.controller.vifplug.ProviderReport;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The page for people: one document, without scripts, and without anything that would have to be fetched. */
final class StatusPage {
    /** What a browser still shows without effort; the ports that are not up come first. */
    private static final int PORTS_MAX = 500;

    private final Snapshot snapshot;
    private final StringBuilder html = new StringBuilder(16_384);

    private StatusPage(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    static String of(Snapshot snapshot) {
        StatusPage page = new StatusPage(snapshot);
        page.head();
        page.connections();
        page.ports();
        page.providers();
        page.engine();
        return page.html.append("</main></body></html>\n").toString();
    }

    private void head() {
        String chassis = snapshot.config().map(ChassisConfig::name).orElse("no chassis name yet");
        Health health = Health.of(snapshot);
        html.append("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s · ovn-controller</title><style>%2$s</style></head><body><main>
                <header><h1>%1$s</h1><span class="badge %3$s">%4$s</span>
                <p>%5$s · as of %6$s</p></header>
                """.formatted(
                        Html.escape(chassis),
                        StatusStyle.CSS,
                        health.isReady() ? "passed" : "failed",
                        health.isReady() ? "ready" : "not ready",
                        Html.escape(snapshot.version().lines().findFirst().orElse("")),
                        text(snapshot.taken())));
        for (String obstacle : health.obstacles()) {
            html.append("<p class=\"obstacle\">%s</p>\n".formatted(Html.escape(obstacle)));
        }
    }

    private void connections() {
        html.append(
                "<section><h2>Databases</h2><table><tr><th>database</th><th>connection</th><th>contents</th></tr>\n");
        for (Snapshot.Database database : snapshot.databases()) {
            html.append("<tr><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                    .formatted(
                            Html.escape(database.name()),
                            badge(database.connected(), "connected", "not connected"),
                            badge(database.complete(), "complete", "incomplete")));
        }
        html.append("</table></section>\n");
    }

    private void ports() {
        List<PortTimeline> timelines = snapshot.ports().timelines();
        html.append("<section><h2>Ports <small>%d</small></h2>\n".formatted(timelines.size()));
        if (timelines.isEmpty()) {
            html.append("<p>No logical port is requested to be plugged here.</p></section>\n");
            return;
        }
        html.append("<table><tr><th>port</th><th>gates</th><th>at</th><th>since</th><th>what to do</th></tr>\n");
        timelines.stream()
                .sorted(Comparator.comparing((PortTimeline timeline) ->
                                timeline.firstNotPassed().isEmpty())
                        .thenComparing(PortTimeline::logicalPort))
                .limit(PORTS_MAX)
                .forEach(this::port);
        html.append("</table>\n");
        if (timelines.size() > PORTS_MAX) {
            html.append("<p>And %d more: ovn-appctl vif-plug/list</p>\n".formatted(timelines.size() - PORTS_MAX));
        }
        html.append("</section>\n");
    }

    private void port(PortTimeline timeline) {
        StringBuilder gates = new StringBuilder();
        for (PortTimeline.Entry entry : timeline.entries()) {
            Gate gate = entry.gate();
            gates.append("<i class=\"%s\" title=\"%s\"></i>"
                    .formatted(gate.state(), Html.escape(gate.name() + ": " + gate.seen())));
        }
        Optional<PortTimeline.Entry> first = timeline.firstNotPassed();
        Optional<Instant> since =
                first.or(() -> Optional.of(timeline.entries().getLast())).flatMap(PortTimeline.Entry::since);
        html.append("<tr><td>%s</td><td class=\"gates\">%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                .formatted(
                        Html.escape(timeline.logicalPort()),
                        gates,
                        first.map(entry -> entry.gate().name() + ": "
                                        + entry.gate().seen())
                                .map(Html::escape)
                                .orElse("up"),
                        since.map(this::ago).orElse(""),
                        first.map(entry -> Html.escape(entry.gate().hint())).orElse("")));
    }

    private void providers() {
        html.append("<section><h2>VIF plug providers</h2>\n");
        if (snapshot.providers().isEmpty()) {
            html.append("<p>There are none.</p></section>\n");
            return;
        }
        html.append("<table><tr><th>type</th><th>from</th><th>health</th><th>calls</th><th>failures</th>"
                + "<th>median</th><th>99th percentile</th><th>last failure</th></tr>\n");
        for (ProviderReport provider : snapshot.providers()) {
            ProviderReport.Calls calls = provider.calls();
            html.append(
                    "<tr><td>%s</td><td>%s</td><td>%s</td><td>%d</td><td>%d</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                            .formatted(
                                    Html.escape(provider.type()),
                                    Html.escape(provider.origin()),
                                    badge(provider.suspendedUntil().isEmpty(), "ok", "suspended"),
                                    calls.count(),
                                    calls.failures(),
                                    milliseconds(calls.p50()),
                                    milliseconds(calls.p99()),
                                    Html.escape(provider.lastFailure())));
        }
        html.append("</table></section>\n");
    }

    private void engine() {
        html.append(
                "<section><h2>Engine</h2><p>Each node with how often its handlers absorbed a change, how often it was"
                        + " recomputed, and what both took. Over a dashed edge every change recomputes.</p><div class=\"graph\">\n");
        html.append(GraphPicture.of(snapshot.engine())).append("</div></section>\n");
    }

    private static String badge(boolean good, String whenGood, String whenBad) {
        return "<span class=\"badge %s\">%s</span>".formatted(good ? "passed" : "failed", good ? whenGood : whenBad);
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
    }

    private String ago(Instant since) {
        return "%s (%d s)"
                .formatted(
                        text(since), Duration.between(since, snapshot.taken()).toSeconds());
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
