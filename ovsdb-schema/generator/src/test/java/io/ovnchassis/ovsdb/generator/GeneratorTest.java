package io.ovnchassis.ovsdb.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorTest {
    private static final Path SAMPLE = Path.of("src/test/resources/sample");

    @TempDir
    private Path sources;

    @ParameterizedTest
    @ValueSource(strings = {"package-info.java", "QoSRule.java", "Queue.java", "SampleDbDatabase.java"})
    void writesTheExpectedText(String file) throws IOException {
        Path folder = generate(Files.readString(SAMPLE.resolve("sample.ovsschema")));

        assertThat(Files.readString(folder.resolve(file)))
                .as("%s, against %s", file, SAMPLE)
                .isEqualTo(Files.readString(SAMPLE.resolve(file + ".txt")));
    }

    @Test
    void anUnchangedFileIsNotTouched() throws IOException {
        String schema = Files.readString(SAMPLE.resolve("sample.ovsschema"));
        Path folder = generate(schema);
        FileTime longAgo = FileTime.from(Instant.EPOCH);
        for (Path file : files(folder)) {
            Files.setLastModifiedTime(file, longAgo);
        }

        generate(schema.replace("4095", "4094"));

        assertThat(Files.getLastModifiedTime(folder.resolve("QoSRule.java"))).isNotEqualTo(longAgo);
        assertThat(Files.getLastModifiedTime(folder.resolve("Queue.java"))).isEqualTo(longAgo);
    }

    @Test
    void theClassOfATableThatIsGoneIsDeleted() throws IOException {
        Path folder = generate(schema("\"A\": {\"columns\": {\"c\": {\"type\": \"string\"}}}, "
                + "\"B\": {\"columns\": {\"c\": {\"type\": \"string\"}}}"));
        assertThat(folder.resolve("B.java")).exists();

        generate(schema("\"A\": {\"columns\": {\"c\": {\"type\": \"string\"}}}"));

        assertThat(folder.resolve("A.java")).exists();
        assertThat(folder.resolve("B.java")).doesNotExist();
    }

    @Test
    void aComplaintNamesTheFileAndNothingIsWritten() {
        assertThatThrownBy(() -> generate(schema("\"A\": {\"columns\": {\"c\": {\"type\": \"text\"}}}")))
                .isInstanceOf(MalformedSchemaException.class)
                .hasMessage("d.ovsschema: table A, column c: the type must be one of integer, real, boolean, string"
                        + " and uuid, found \"text\"");
        assertThat(sources.resolve("sample")).doesNotExist();
    }

    @Test
    void namesThatMeetInJavaAreRejected() {
        assertThatThrownBy(() -> generate(schema("\"A\": {\"columns\": {\"a_b\": {\"type\": \"string\"}, "
                        + "\"aB\": {\"type\": \"string\"}}}")))
                .hasMessage("d.ovsschema: table A, column aB: another column has the Java name aB already");
        assertThatThrownBy(() -> generate(schema("\"SB\": {\"columns\": {\"c\": {\"type\": \"string\"}}}, "
                        + "\"Sb\": {\"columns\": {\"c\": {\"type\": \"string\"}}}")))
                .hasMessage("d.ovsschema: table Sb: the Java name Sb is taken");
        assertThatThrownBy(() -> generate(schema("\"A\": {\"columns\": {\"c\": {\"type\": {\"key\": "
                        + "{\"type\": \"string\", \"enum\": [\"set\", [\"x-y\", \"x_y\"]]}}}}}")))
                .hasMessage("d.ovsschema: table A, column c: another value of \"enum\" has the Java name of \"x_y\""
                        + " already");
    }

    @Test
    void fourArgumentsAreWanted() {
        assertThatThrownBy(() -> Generator.main(new String[] {"a", "b"}))
                .hasMessage(
                        "four arguments are wanted: schema file, output folder, package and man page; found [a, b]");
    }

    private Path generate(String schema) throws IOException {
        Path file = sources.resolve("d.ovsschema");
        Files.writeString(file, schema);
        Generator.main(new String[] {file.toString(), sources.toString(), "sample", "sample(5)"});
        return sources.resolve("sample");
    }

    private static String schema(String tables) {
        return "{\"name\": \"D\", \"version\": \"1.0.0\", \"tables\": {" + tables + "}}";
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
