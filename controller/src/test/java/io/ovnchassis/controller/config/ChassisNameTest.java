package io.ovnchassis.controller.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChassisNameTest {
    @TempDir
    private Path directory;

    private Optional<String> read(String contents) throws IOException {
        Path file = directory.resolve("system-id-override");
        Files.writeString(file, contents);
        return ChassisName.of(Optional.empty(), file).overrideFile();
    }

    @Test
    void fileNeedNotExist() throws IOException {
        ChassisName name = ChassisName.of(Optional.of("cli"), directory.resolve("missing"));
        assertThat(name).isEqualTo(new ChassisName(Optional.of("cli"), Optional.empty()));
    }

    @Test
    void firstLineIsTheNameHoweverItEnds() throws IOException {
        assertThat(read("hv1")).contains("hv1");
        assertThat(read("hv1\n")).contains("hv1");
        assertThat(read("hv1\r\n")).contains("hv1");
        assertThat(read("hv1\nhv2\n")).contains("hv1");
    }

    @Test
    void nameIsCutAfter63Characters() throws IOException {
        assertThat(read("x".repeat(64) + "\n")).contains("x".repeat(63));
    }

    @Test
    void fileWithoutANameCountsAsNone() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("\nhv1\n")).isEmpty();
    }

    @Test
    void fileThatIsNoTextIsNamedInTheComplaint() throws IOException {
        Path file = Files.write(directory.resolve("system-id-override"), new byte[] {'h', (byte) 0xff, '1'});
        assertThatThrownBy(() -> ChassisName.of(Optional.empty(), file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void emptyNameCountsAsNone() {
        assertThat(new ChassisName(Optional.empty(), Optional.empty()).resolve(Optional.of("")))
                .isEmpty();
    }
}
