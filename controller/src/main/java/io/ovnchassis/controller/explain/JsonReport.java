package io.ovnchassis.controller.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ovnchassis.controller.explain.PortTimeline.Entry;
import io.ovnchassis.controller.vifplug.PlugStatus;
import io.ovnchassis.controller.vifplug.ProviderReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the commands show, as JSON. Names of members stay; there may be more of them. */
final class JsonReport {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonReport() {}

    /** Writes into a document. */
    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static String document(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            content.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is no I/O
        }
        return text.append('\n').toString();
    }

    static String timeline(PortTimeline timeline) {
        return document(json -> write(json, timeline));
    }

    static String list(Collection<PortTimeline> timelines) {
        return document(json -> {
            json.writeStartArray();
            for (PortTimeline timeline : timelines) {
                write(json, timeline);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, PortTimeline timeline) throws IOException {
        Optional<Entry> first = timeline.firstNotPassed();
        json.writeStartObject();
        json.writeStringField("lport", timeline.logicalPort());
        if (first.isPresent()) {
            json.writeStringField("at", first.get().gate().name().toString());
            json.writeStringField("hint", first.get().gate().hint());
        }
        json.writeArrayFieldStart("gates");
        for (Entry entry : timeline.entries()) {
            json.writeStartObject();
            json.writeStringField("gate", entry.gate().name().toString());
            json.writeStringField("state", entry.gate().state().toString());
            json.writeStringField("seen", entry.gate().seen());
            writeTime(json, "since", entry.since());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static String port(PortFacts facts, Optional<PlugStatus.Since> status) {
        return document(json -> {
            json.writeStartObject();
            json.writeStringField("lport", facts.logicalPort());
            json.writeObjectFieldStart("options");
            for (Map.Entry<String, String> option : PortDetails.options(facts).entrySet()) {
                json.writeStringField(option.getKey(), option.getValue());
            }
            json.writeEndObject();
            if (status.isPresent()) {
                json.writeStringField("status", PortDetails.words(status.get().status()));
                writeTime(json, "since", status.map(PlugStatus.Since::since));
            }
            json.writeArrayFieldStart("interfaces");
            for (String line : PortDetails.interfaces(facts)) {
                json.writeString(line);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    static String providers(List<ProviderReport> reports) {
        return document(json -> {
            json.writeStartArray();
            for (ProviderReport report : reports) {
                write(json, report);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, ProviderReport report) throws IOException {
        ProviderReport.Calls calls = report.calls();
        json.writeStartObject();
        json.writeStringField("type", report.type());
        json.writeStringField("from", report.origin());
        json.writeStringField("health", report.suspendedUntil().isPresent() ? "suspended" : "ok");
        writeTime(json, "suspended-until", report.suspendedUntil());
        json.writeNumberField("calls", calls.count());
        json.writeNumberField("failures", calls.failures());
        json.writeNumberField("failures-in-a-row", report.failuresInRow());
        json.writeNumberField("hanging", report.hanging());
        json.writeStringField("last-failure", report.lastFailure());
        json.writeNumberField("window", calls.window());
        json.writeNumberField("p50-us", calls.p50().toNanos() / 1000);
        json.writeNumberField("p99-us", calls.p99().toNanos() / 1000);
        json.writeNumberField("max-us", calls.max().toNanos() / 1000);
        json.writeEndObject();
    }

    /** Left out where it is not known. */
    private static void writeTime(JsonGenerator json, String field, Optional<Instant> time) throws IOException {
        if (time.isPresent()) {
            json.writeStringField(field, time.get().toString());
        }
    }
}
