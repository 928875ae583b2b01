package io.ovnchassis.controller.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.controller.appctl.Reply;
import io.ovnchassis.controller.config.ConfigAudit.Dated;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code config/show} and {@code config/lint}, as text for people or, with {@code --json}, for programs. */
final class ConfigCommands {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String OPTION = "--json";
    private static final List<String> TITLES = List.of("KEY", "VALUE", "SOURCE", "SINCE", "DEFAULT");

    private final ConfigAudit audit;

    /** Writes the inside of a document. */
    @FunctionalInterface
    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    ConfigCommands(ConfigAudit audit) {
        this.audit = audit;
    }

    List<Command> all() {
        return List.of(
                new Command(
                        "config/show",
                        "[" + OPTION + "]",
                        0,
                        1,
                        (arguments, reply) -> answer(arguments, reply, this::table, this::settings)),
                new Command(
                        "config/lint",
                        "[" + OPTION + "]",
                        0,
                        1,
                        (arguments, reply) -> answer(arguments, reply, this::lines, this::findings)));
    }

    private static void answer(List<String> arguments, Reply reply, Supplier<String> text, Content content) {
        if (arguments.isEmpty()) {
            reply.success(text.get());
        } else if (arguments.getFirst().equals(OPTION)) {
            reply.success(document(content));
        } else {
            reply.error("'" + ConfigProblem.excerpt(arguments.getFirst()) + "' is not an option: it is " + OPTION
                    + " or nothing");
        }
    }

    private String lines() {
        List<String> findings = audit.findings();
        return findings.isEmpty()
                ? "nothing to remark\n"
                : findings.stream().map(finding -> finding + "\n").collect(Collectors.joining());
    }

    private String table() {
        List<List<String>> rows = Stream.concat(
                        Stream.of(TITLES), audit.settings().stream().map(ConfigCommands::row))
                .toList();
        int[] widths = new int[TITLES.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static List<String> row(Dated dated) {
        Setting setting = dated.setting();
        return List.of(
                setting.key(), cell(setting.value()), setting.source(), since(dated), cell(setting.whenAbsent()));
    }

    private static String cell(String value) {
        return value.isEmpty() ? "-" : ConfigProblem.excerpt(value).replaceAll("\\p{Cntrl}", "?");
    }

    private static String since(Dated dated) {
        return dated.since().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void settings(JsonGenerator json) throws IOException {
        for (Dated dated : audit.settings()) {
            json.writeStartObject();
            json.writeStringField("key", dated.setting().key());
            json.writeStringField("value", dated.setting().value());
            json.writeStringField("source", dated.setting().source());
            json.writeStringField("since", since(dated));
            json.writeStringField("default", dated.setting().whenAbsent());
            json.writeEndObject();
        }
    }

    private void findings(JsonGenerator json) throws IOException {
        for (String finding : audit.findings()) {
            json.writeString(finding);
        }
    }

    private static String document(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            content.write(json);
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("no writing to memory fails", e);
        }
        return text + "\n";
    }
}
