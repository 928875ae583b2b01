package io.ovnchassis.controller.explain;

import io.ovnchassis.controller.explain.PortTimeline.Entry;
import io.ovnchassis.controller.vifplug.PlugStatus;
import io.ovnchassis.controller.vifplug.ProviderReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the commands show, as text. */
final class TextReport {
    private TextReport() {}

    /** Every gate of a port, and what to do about the first that is not passed. */
    static String timeline(PortTimeline timeline) {
        StringBuilder text = new StringBuilder(TextTable.clean(timeline.logicalPort()));
        Optional<Entry> first = timeline.firstNotPassed();
        first.ifPresentOrElse(
                entry -> text.append(": ")
                        .append(entry.gate().state())
                        .append(" at ")
                        .append(entry.gate().name()),
                () -> text.append(": up"));
        text.append('\n');
        TextTable table = new TextTable(Column.text(""), Column.text(""), Column.text(""), Column.text(""));
        for (Entry entry : timeline.entries()) {
            table.row(
                    "  " + entry.gate().name(),
                    entry.gate().state().toString(),
                    since(entry.since()),
                    entry.gate().seen());
        }
        text.append(table);
        first.map(entry -> entry.gate().hint()).filter(hint -> !hint.isEmpty()).ifPresent(hint -> {
            List<String> lines = TextTable.wrap(TextTable.clean(hint), TextTable.WIDTH - "hint: ".length());
            text.append("hint: ").append(String.join("\n      ", lines)).append('\n');
        });
        return text.toString();
    }

    /** One line for each port that plugging has to do with. */
    static String list(Collection<PortTimeline> timelines) {
        TextTable table = new TextTable(
                Column.text("LPORT"),
                Column.text("AT"),
                Column.text("STATE"),
                Column.text("SINCE"),
                Column.text("SEEN"));
        for (PortTimeline timeline : timelines) {
            Entry entry = timeline.firstNotPassed().orElseGet(timeline.entries()::getLast);
            table.row(
                    timeline.logicalPort(),
                    entry.gate().name().toString(),
                    entry.gate().state().toString(),
                    since(entry.since()),
                    entry.gate().seen());
        }
        return table.toString();
    }

    /** What is asked for, what plugging makes of it, and what is there. */
    static String port(PortFacts facts, Optional<PlugStatus.Since> status) {
        TextTable table = new TextTable(Column.text(""), Column.text(""));
        table.row("lport", facts.logicalPort());
        PortDetails.options(facts).forEach((key, value) -> table.row("option", key + "=" + value));
        status.ifPresent(known -> {
            table.row("status", PortDetails.words(known.status()));
            table.row("since", Times.text(known.since()));
        });
        PortDetails.interfaces(facts).forEach(line -> table.row("interface", line));
        return table.toString();
    }

    /** One line for each provider, and under it its last failure. */
    static String providers(List<ProviderReport> reports) {
        TextTable table = new TextTable(
                Column.text("TYPE"),
                Column.number("CALLS"),
                Column.number("FAILED"),
                Column.number("P50"),
                Column.number("P99"),
                Column.number("MAX"),
                Column.text("FROM"),
                Column.text("HEALTH"));
        for (ProviderReport report : reports) {
            table.row(
                    report.type(),
                    Long.toString(report.calls().count()),
                    Long.toString(report.calls().failures()),
                    milliseconds(report.calls().p50()),
                    milliseconds(report.calls().p99()),
                    milliseconds(report.calls().max()),
                    report.origin(),
                    health(report));
        }
        return table.toString();
    }

    private static String health(ProviderReport report) {
        String state = report.suspendedUntil()
                .map(until -> "suspended until " + Times.text(until))
                .orElse("ok");
        String hanging = report.hanging() == 0 ? "" : ", " + report.hanging() + " calls hang";
        String last = report.lastFailure().isEmpty() ? "" : "; last failure: " + report.lastFailure();
        return state + hanging + last;
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
    }

    private static String since(Optional<Instant> since) {
        return since.map(Times::text).orElse("-");
    }
}
