package io.ovnchassis.controller.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxDirectoryTest {
    /** No process has this pid: the kernel's own limit is 2^22 (proc(5), pid_max). */
    private static final String DEAD_OWNER = "ovn-sandbox-5000000-";

    @TempDir
    Path parent;

    @Test
    void isDeletedWithEverythingInIt() throws IOException {
        SandboxDirectory directory = SandboxDirectory.createIn(parent);
        Path elsewhere = Files.writeString(parent.resolve("elsewhere"), "stays");
        Files.writeString(directory.run("hv1").file("conf.db"), "goes");
        Files.createSymbolicLink(directory.run("hv1").file("link"), elsewhere);

        directory.close();

        assertThat(parent).isDirectoryNotContaining("glob:**/ovn-sandbox-*");
        assertThat(elsewhere).hasContent("stays");
    }

    @Test
    void aFolderWhoseOwnerWasKilledIsDeletedByTheNext() throws IOException {
        Path orphan = Files.createDirectory(parent.resolve(DEAD_OWNER + "1"));
        Files.createFile(orphan.resolve("lock"));
        Files.createDirectories(orphan.resolve("hv1"));

        SandboxDirectory.createIn(parent).close();

        assertThat(orphan).doesNotExist();
    }

    @Test
    void aFolderThatIsJustBeingMadeIsLeftAlone() throws IOException {
        Path unlocked = Files.createDirectory(parent.resolve(DEAD_OWNER + "2"));

        SandboxDirectory.createIn(parent).close();

        assertThat(unlocked).exists();
    }

    @Test
    void foldersOfTheSameProcessLeaveEachOtherAlone() {
        try (SandboxDirectory first = SandboxDirectory.createIn(parent);
                SandboxDirectory second = SandboxDirectory.createIn(parent)) {
            assertThat(first.path()).exists().isNotEqualTo(second.path());
        }
    }

    @Test
    void aSocketPathThatTheKernelWouldNotTakeIsRefused() {
        RunDirectory deep = new RunDirectory(Path.of("/" + "d".repeat(100)));

        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> deep.socket("db.sock"))
                .withMessageContaining("has 109")
                .withMessageContaining("set TMPDIR");
    }

    @Test
    void theEnvironmentNamesOnlyTheFolder() {
        RunDirectory directory = new RunDirectory(parent);

        assertThat(directory.environment())
                .containsOnlyKeys(
                        "OVS_RUNDIR",
                        "OVS_LOGDIR",
                        "OVS_DBDIR",
                        "OVS_SYSCONFDIR",
                        "OVN_RUNDIR",
                        "OVN_LOGDIR",
                        "OVN_DBDIR",
                        "OVN_SYSCONFDIR")
                .allSatisfy((variable, value) -> assertThat(value).isEqualTo(parent.toString()));
    }
}
