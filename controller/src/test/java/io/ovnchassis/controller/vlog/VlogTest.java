package io.ovnchassis.controller.vlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VlogTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final LoggerContext context = new LoggerContext("vlog-test");
    private final Vlog vlog = Vlog.in(context, List.of("chassis", "binding"), console);

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void listIsTheTableOfOvs() {
        assertThat(vlog.set("console:off")).isEmpty();
        assertThat(vlog.set("binding:file:dbg")).isEmpty();
        context.getLogger("dpif_lookup_autovalidator");

        assertThat(vlog.list()).isEqualTo("""
                                         console    syslog    file
                                         -------    ------    ------
                        binding            OFF       INFO        DBG
                        chassis            OFF       INFO       INFO
                        dpif_lookup_autovalidator   OFF       INFO       INFO
                        """);
    }

    @Test
    void aFileThatWasRenamedIsMadeAgainByItsName() throws IOException {
        assertThat(vlog.reopen()).as("nothing to open yet").isFalse();
        vlog.logTo(file());
        Path rotated = Files.move(file(), directory.resolve("rotated.log"));
        context.getLogger("chassis").info("before");

        assertThat(vlog.reopen()).isTrue();
        context.getLogger("chassis").info("after");

        assertThat(rotated).content().contains("before").doesNotContain("after");
        assertThat(file())
                .content()
                .contains("opened log file " + file(), "after")
                .doesNotContain("before");
    }

    @Test
    void aClosedFileGetsNothingUntilItIsOpenedAgain() throws IOException {
        vlog.logTo(file());
        vlog.close();
        context.getLogger("chassis").info("between");
        assertThat(vlog.reopen()).isTrue();
        context.getLogger("chassis").info("after");

        assertThat(file()).content().contains("after").doesNotContain("between");
    }

    @Test
    void eachDestinationHasItsOwnLevel() throws IOException {
        vlog.logTo(file());
        vlog.set("console:warn");
        vlog.set("chassis:file:dbg");
        context.getLogger("chassis").debug("detail");
        context.getLogger("chassis").warn("trouble");
        context.getLogger("binding").debug("nowhere");

        assertThat(messages(console.toString(StandardCharsets.UTF_8)))
                .containsExactly("vlog|INFO|opened log file " + file(), "chassis|WARN|trouble");
        assertThat(messages(Files.readString(file())))
                .containsExactly("vlog|INFO|opened log file " + file(), "chassis|DBG|detail", "chassis|WARN|trouble");
    }

    @Test
    void everySeverityHasItsNameInVlog() {
        vlog.set("dbg");
        for (Level level : List.of(Level.FATAL, Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG, Level.TRACE)) {
            context.getLogger("main").log(level, "x");
        }

        assertThat(messages(console.toString(StandardCharsets.UTF_8)))
                .containsExactly("main|EMER|x", "main|ERR|x", "main|WARN|x", "main|INFO|x", "main|DBG|x", "main|DBG|x");
    }

    @Test
    void aLoggerKnowsWhetherAnybodyListens() throws IOException {
        vlog.set("file:dbg");
        assertThat(context.getLogger("chassis").isDebugEnabled())
                .as("there is no file")
                .isFalse();
        vlog.logTo(file());
        assertThat(context.getLogger("chassis").isDebugEnabled()).isTrue();
        vlog.set("off");
        assertThat(context.getLogger("chassis").isFatalEnabled()).isFalse();
        vlog.set("syslog:dbg");
        assertThat(context.getLogger("chassis").isFatalEnabled())
                .as("nothing is sent to syslog")
                .isFalse();
    }

    @Test
    void aChangeForAllHoldsForLoggersMadeLater() {
        vlog.set("console:err");
        context.getLogger("latecomer").warn("unheard");
        context.getLogger("latecomer").error("heard");

        assertThat(messages(console.toString(StandardCharsets.UTF_8))).containsExactly("latecomer|ERR|heard");
    }

    @Test
    void aRejectedSpecChangesNothing() {
        String before = vlog.list();

        assertThat(vlog.set("chassis:file:bogus")).hasValue("no destination, level, or module \"bogus\"");
        assertThat(vlog.list()).isEqualTo(before);
    }

    @Test
    void threadsOtherThanTheMainOneAreNamed() throws InterruptedException {
        for (String name : List.of("main", "", "netlink")) {
            Thread thread = new Thread(() -> context.getLogger("chassis").info("x"), name);
            thread.start();
            thread.join();
        }

        assertThat(messages(console.toString(StandardCharsets.UTF_8)))
                .containsExactly("chassis|INFO|x", "chassis|INFO|x", "chassis(netlink)|INFO|x");
    }

    @Test
    void serialNumbersAreInOrderWhoeverLogs() throws IOException {
        vlog.set("console:off");
        vlog.logTo(file());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 8; thread++) {
                threads.execute(() -> IntStream.range(0, 200)
                        .forEach(i -> context.getLogger("main").info("message {}", i)));
            }
        }

        List<String> serials = Files.readAllLines(file()).stream()
                .map(line -> line.split("\\|", 3)[1])
                .toList();
        assertThat(serials)
                .isEqualTo(IntStream.rangeClosed(1, 1601)
                        .mapToObj("%05d"::formatted)
                        .toList());
    }

    @Test
    void aStackTraceIsLinesOfTheLogToo() {
        context.getLogger("main").error("it broke", new IllegalStateException("first\nsecond"));

        List<String> lines = messages(console.toString(StandardCharsets.UTF_8));
        assertThat(lines)
                .startsWith("main|ERR|it broke", "main|ERR|java.lang.IllegalStateException: first", "main|ERR|second");
        assertThat(lines.get(3)).startsWith("main|ERR|\\tat io.ovnchassis.controller.vlog.VlogTest.aStackTrace");
        assertThat(console.toString(StandardCharsets.UTF_8).lines().map(line -> line.split("\\|", 3)[1]))
                .containsOnly("00001");
    }

    @Test
    void anEndlessStackTraceIsCut() {
        IllegalStateException thrown = new IllegalStateException("deep");
        thrown.setStackTrace(Collections.nCopies(5000, new StackTraceElement("A", "b", "A.java", 1))
                .toArray(StackTraceElement[]::new));
        context.getLogger("main").error("it broke", thrown);

        assertThat(console.toString(StandardCharsets.UTF_8).lines()).hasSize(1 + VlogAppender.MAX_TRACE_LINES);
    }

    @Test
    void messagesAreNotInterpreted() {
        context.getLogger("main").info("${jndi:ldap://x/y} ${env:PATH} %d %m {}");

        assertThat(messages(console.toString(StandardCharsets.UTF_8)))
                .containsExactly("main|INFO|${jndi:ldap://x/y} ${env:PATH} %d %m {}");
    }

    @Test
    void aNewLogFileIsClosedToOthersAndAnOldOneIsAppendedTo() throws IOException {
        vlog.logTo(file());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .matches("rw-[r-]-----");

        Path old = Files.writeString(directory.resolve("old.log"), "before\n");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-rw----"));
        vlog.logTo(old);
        context.getLogger("main").info("after");

        assertThat(Files.readAllLines(old))
                .hasSize(3)
                .startsWith("before")
                .last()
                .asString()
                .endsWith("|after");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(old)))
                .isEqualTo("rw-rw----");
        assertThat(Files.readAllLines(file())).as("the file before").hasSize(1);
    }

    @Test
    void aFileThatCannotBeOpenedIsNamed() {
        Path impossible = directory.resolve("missing").resolve("x.log");

        assertThatThrownBy(() -> vlog.logTo(impossible))
                .isInstanceOf(IOException.class)
                .hasMessage("failed to open %s for logging: its directory does not exist", impossible);
    }

    @Test
    void anInterruptedThreadDoesNotCloseTheLogFile() throws IOException {
        vlog.logTo(file());
        Thread.currentThread().interrupt();
        context.getLogger("main").info("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        context.getLogger("main").info("afterwards");

        assertThat(messages(Files.readString(file()))).contains("main|INFO|interrupted", "main|INFO|afterwards");
    }

    @Test
    void aFullDiskIsToldOnTheConsoleOnceAndStopsNothing() throws IOException {
        vlog.logTo(Path.of("/dev/full"));
        vlog.set("console:off");
        context.getLogger("main").info("lost");
        context.getLogger("main").info("lost as well");

        assertThat(console.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("cannot write to log file /dev/full, lines are lost")))
                .hasSize(1);
    }

    @Test
    void aBrokenConsoleStopsNothing() throws IOException {
        List<String> attempts = new ArrayList<>();
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                attempts.add("write");
                throw new IOException("Broken pipe");
            }
        };
        try (LoggerContext other = new LoggerContext("vlog-test-broken")) {
            Vlog.in(other, List.of(), broken).logTo(file());
            other.getLogger("main").info("still here");
        }

        assertThat(attempts).isNotEmpty();
        assertThat(messages(Files.readString(file()))).endsWith("main|INFO|still here");
    }

    private Path file() {
        return directory.resolve("ovn-controller.log");
    }

    /** Lines without time and serial number. */
    private static List<String> messages(String log) {
        return log.lines().map(line -> line.split("\\|", 3)[2]).toList();
    }
}
