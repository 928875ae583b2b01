package io.ovnchassis.controller.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoriesTest {
    @TempDir
    Path run;

    @Test
    void eachTypeHasAFolderThatOnlyItsOwnerCanOpen() throws IOException {
        StateDirectories directories = new StateDirectories(run.resolve("vif-plug"));

        Path acme = directories.of("acme");

        assertThat(acme).isEqualTo(run.resolve("vif-plug/acme")).isDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(acme)))
                .isEqualTo("rwx------");
        assertThat(directories.of("acme")).isEqualTo(acme);
        assertThat(directories.of("other")).isNotEqualTo(acme);
    }

    @Test
    void noTypeLeadsOutOfTheFolder() throws IOException {
        StateDirectories directories = new StateDirectories(run.resolve("vif-plug"));

        assertThat(directories.of("../a/b")).isEqualTo(run.resolve("vif-plug/%2e%2e%2fa%2fb"));
        assertThat(directories.of("..")).isEqualTo(run.resolve("vif-plug/%2e%2e"));
    }

    @Test
    void aLinkInItsPlaceIsNotFollowed() throws IOException {
        StateDirectories directories = new StateDirectories(Files.createDirectory(run.resolve("vif-plug")));
        Files.createSymbolicLink(run.resolve("vif-plug/acme"), run);

        assertThatThrownBy(() -> directories.of("acme")).isInstanceOf(FileAlreadyExistsException.class);
    }
}
