package io.ovnchassis.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.controller.cli.PidFile.PidFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir
    private Path directory;

    private Path path = Path.of("");

    @BeforeEach
    void choosePlace() {
        path = directory.resolve("ovn-controller.pid");
    }

    /** A daemon that holds the file, as far as anybody can see from outside. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            try (PidFile _ = PidFile.create(
                    Path.of(arguments[0]), ProcessHandle.current().pid())) {
                System.out.println("holding");
                // The end of the input says that the test is done with us.
                System.in.readAllBytes();
            }
        }
    }

    @Test
    void fileHoldsTheProcessIdAndEverybodyMayReadIt() throws Exception {
        try (PidFile _ = PidFile.create(path, 4711)) {
            assertThat(path).hasContent("4711\n");
            assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    @Test
    void fileGoesWithTheProcess() throws Exception {
        PidFile.create(path, 4711).close();
        assertThat(path).doesNotExist();
    }

    @Test
    void fileThatADeadProcessLeftIsTakenOver() throws Exception {
        Files.writeString(path, "1234567890\n");
        try (PidFile _ = PidFile.create(path, 42)) {
            assertThat(path).hasContent("42\n");
        }
    }

    @Test
    @Timeout(60)
    void secondDaemonIsToldWhichProcessRunsAlready() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        path.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = holder.inputReader()) {
            assertThat(out.readLine()).isEqualTo("holding");
            assertThatThrownBy(() -> PidFile.create(path, 42))
                    .isInstanceOf(PidFileException.class)
                    .hasMessage(path + ": already running as pid " + holder.pid() + ", aborting");
            assertThat(path).as("the file of the other").hasContent(holder.pid() + "\n");
            try (PidFile _ = PidFile.overwrite(path, 42)) {
                assertThat(path).hasContent("42\n");
            }
        } finally {
            holder.getOutputStream().close();
            holder.waitFor();
        }
    }

    @Test
    void fileThatAnotherHasOverwrittenStays() throws Exception {
        PidFile first = PidFile.create(path, 41);
        PidFile second = PidFile.overwrite(path, 42);
        first.close();
        assertThat(path).hasContent("42\n");
        second.close();
        assertThat(path).doesNotExist();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void placeThatCannotBeWrittenIsNamed() throws IOException {
        Path nowhere = directory.resolve("missing").resolve("ovn-controller.pid");
        assertThatThrownBy(() -> PidFile.create(nowhere, 42))
                .isInstanceOf(PidFileException.class)
                .hasMessageStartingWith(nowhere + ": cannot create the pid file: ");
    }
}
