package io.ovnchassis.controller.vlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** In a process of its own, because that is what it is about: the global context, and what a start leaves on stderr. */
class VlogInstallTest {
    @TempDir
    private Path directory;

    /** What a daemon does: install, then options, then loggers. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws IOException {
            Vlog vlog = Vlog.install(VlogModules.NAMES, System.err);
            vlog.set("console:warn");
            vlog.logTo(Path.of(arguments[0]));
            LoggerFactory.getLogger("main").info("hello {}", "world");
            LoggerFactory.getLogger("main").warn("careful");
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> LoggerFactory.getLogger("main").info("last words"), "main"));
        }
    }

    @Test
    void theLoggersOfAProcessWriteVlogLinesAndNothingElseIsPrinted() throws Exception {
        Path log = directory.resolve("x.log");
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        log.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("the process ended")
                .isTrue();

        assertThat(Files.readString(output, StandardCharsets.UTF_8))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\\|00003\\|main\\|WARN\\|careful\n");
        assertThat(Files.readAllLines(log).stream()
                        .map(line -> line.replaceFirst("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z", "")))
                .containsExactly(
                        "|00001|vlog|INFO|opened log file " + log,
                        "|00002|main|INFO|hello world",
                        "|00003|main|WARN|careful",
                        "|00004|main|INFO|last words");
        assertThat(process.exitValue()).isZero();
    }
}
