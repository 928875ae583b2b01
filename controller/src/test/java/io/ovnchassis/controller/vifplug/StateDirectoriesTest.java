package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoriesTest {
    @TempDir
    private Path root;

    @Test
    void eachTypeHasADirectoryOfItsOwnForNobodyElse() throws IOException {
        StateDirectories directories = new StateDirectories(root.resolve("vif-plug"));

        Path made = directories.of("representor");

        assertThat(made).isEqualTo(root.resolve("vif-plug/representor")).isDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        assertThat(directories.of("representor")).isEqualTo(made);
    }

    @Test
    void noTypeLeadsOutOfTheRoot() {
        StateDirectories directories = new StateDirectories(root);

        assertThat(directories.of("..")).isEqualTo(root.resolve("%2E."));
        assertThat(directories.of("../../etc")).isEqualTo(root.resolve("%2E.%2F..%2Fetc"));
        assertThat(directories.of("a%2F")).isEqualTo(root.resolve("a%252F"));
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(root.resolve("file"));

        assertThatThrownBy(() -> new StateDirectories(file).of("x"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("its state directory cannot be made: " + file.resolve("x"));
    }
}
