package io.ovnchassis.controller.appctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.metrics.Coverage;
import io.ovnchassis.controller.metrics.MemoryUsage;
import io.ovnchassis.controller.metrics.Stopwatches;
import io.ovnchassis.controller.vlog.Vlog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The tools that operators have, unchanged, against this server. They are part of the test: without them it fails. */
@Timeout(60)
class AppctlToolTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ExecutorService loop =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("main").factory());
    private final Coverage coverage = new Coverage(System::nanoTime);
    private final Stopwatches stopwatches = new Stopwatches();
    private final BlockingQueue<Reply> deferred = new LinkedBlockingQueue<>();
    private ControlServer server;

    private record Outcome(int exitCode, String output, String errors) {}

    @BeforeEach
    void open() throws IOException {
        CommandRegistry commands = new CommandRegistry();
        Vlog vlog = Vlog.install(List.of("binding", "chassis"), log);
        new GenericCommands("ovn-controller 26.03.90\nOpen vSwitch Library 3.7.1", vlog).registerIn(commands);
        new MeasurementCommands(
                        coverage, stopwatches, new MemoryUsage(System::nanoTime, this::counts, OptionalLong::empty))
                .all()
                .forEach(commands::register);
        commands.register(new Command("exit", "[--restart]", 0, 1, (arguments, reply) -> deferred.add(reply)));
        server = ControlServer.open(directory.resolve("c.ctl"), commands, loop, coverage, System::nanoTime);
    }

    private SortedMap<String, Long> counts() {
        return new TreeMap<>(Map.of("idl-cells-b", 2L, "idl-cells-a", 1L));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        loop.shutdownNow();
        Vlog.install(List.of(), System.err);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ovs-appctl", "ovn-appctl"})
    void versionIsPrintedWithItsFinalNewline(String tool) throws Exception {
        assertThat(run(tool, "version"))
                .isEqualTo(new Outcome(0, "ovn-controller 26.03.90\nOpen vSwitch Library 3.7.1\n", ""));
    }

    @Test
    void listCommandsListsThemAll() throws Exception {
        Outcome outcome = run("ovs-appctl", "list-commands");

        assertThat(outcome.output.lines())
                .containsExactly(
                        "The available commands are:",
                        "  coverage/read-counter   COUNTER",
                        "  coverage/show           ",
                        "  exit                    [--restart]",
                        "  list-commands           ",
                        "  memory/show             ",
                        "  set-options             [--format text|json]",
                        "  stopwatch/reset         [NAME]",
                        "  stopwatch/show          [ NAME | -t|--threshold N [unit] ]",
                        "  version                 ",
                        "  vlog/close              ",
                        "  vlog/disable-rate-limit [module]...",
                        "  vlog/enable-rate-limit  [module]...",
                        "  vlog/list               ",
                        "  vlog/list-pattern       ",
                        "  vlog/reopen             ",
                        "  vlog/set                {spec | PATTERN:destination:pattern}");
        assertThat(outcome.exitCode).isZero();
    }

    @Test
    void vlogSetChangesWhatVlogListPrintsAndWhatIsLogged() throws Exception {
        assertThat(run("ovs-appctl", "vlog/set", "info", "console:binding:dbg")).isEqualTo(new Outcome(0, "", ""));
        LoggerFactory.getLogger("binding").debug("detail");
        LoggerFactory.getLogger("chassis").debug("unheard");

        assertThat(run("ovs-appctl", "vlog/list").output.lines())
                .startsWith(
                        "                 console    syslog    file",
                        "                 -------    ------    ------",
                        "binding            DBG       INFO       INFO",
                        "chassis           INFO       INFO       INFO");
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("|binding|DBG|detail\n")
                .doesNotContain("unheard");
    }

    @Test
    void vlogSetWithoutSpecSetsEverythingToDebug() throws Exception {
        assertThat(run("ovs-appctl", "vlog/set").exitCode).isZero();
        assertThat(run("ovs-appctl", "vlog/list").output)
                .contains("binding            DBG        DBG        DBG\n")
                .doesNotContain("INFO");
    }

    @Test
    void errorsArePrintedAndGiveExitCodeTwo() throws Exception {
        assertThat(run("ovs-appctl", "vlog/set", "binding:dbg", "bogus:info"))
                .isEqualTo(failure("no destination, level, or module \"bogus\""));
        assertThat(run("ovs-appctl", "coverage/read-counter", "bogus")).isEqualTo(failure("No such counter"));
        assertThat(run("ovs-appctl", "coverage/read-counter"))
                .isEqualTo(failure("\"coverage/read-counter\" command requires at least 1 arguments"));
        assertThat(run("ovs-appctl", "version", "x"))
                .isEqualTo(failure("\"version\" command takes at most 0 arguments"));
        assertThat(run("ovs-appctl", "bogus"))
                .isEqualTo(failure("\"bogus\" is not a valid command"
                        + " (use \"list-commands\" to see a list of valid commands)"));
    }

    @Test
    void coverageIsCountedAndShown() throws Exception {
        coverage.counter("lflow_run").add(3);

        assertThat(run("ovs-appctl", "coverage/read-counter", "lflow_run")).isEqualTo(new Outcome(0, "3\n", ""));
        assertThat(run("ovs-appctl", "coverage/read-counter", "unixctl_received").output)
                .isEqualTo("2\n");
        assertThat(run("ovs-appctl", "coverage/show").output.lines())
                .first()
                .asString()
                .matches(
                        "Event coverage, avg rate over last: 5 seconds, last minute, last hour,  hash=\\p{XDigit}{8}:");
        assertThat(run("ovs-appctl", "coverage/show").output.lines().skip(1))
                .containsExactly(
                        "unixctl_received           0.0/sec     0.000/sec        0.0000/sec   total: 4",
                        "unixctl_replied            0.0/sec     0.000/sec        0.0000/sec   total: 3",
                        "lflow_run                  0.0/sec     0.000/sec        0.0000/sec   total: 3",
                        "0 events never hit");
    }

    @Test
    void stopwatchesAndMemoryAreShown() throws Exception {
        for (long sample : new long[] {4, 2, 0}) {
            stopwatches.stopwatch("flow-generation").add(sample);
        }
        stopwatches.stopwatch("idle");

        String shown = """
                Statistics for 'flow-generation'
                  Total samples: 3
                  Maximum: 4 msec
                  Minimum: 0 msec
                  95th percentile: 4.000000 msec
                  Short term average: 1.500000 msec
                  Long term average: 3.940200 msec
                """;
        assertThat(run("ovs-appctl", "stopwatch/show", "flow-generation").output)
                .isEqualTo(shown);
        assertThat(run("ovs-appctl", "stopwatch/show").output).isEqualTo(shown + "1 stopwatches with no samples\n");
        assertThat(run("ovs-appctl", "stopwatch/show", "-t", "5000", "usec").output)
                .isEmpty();
        assertThat(run("ovs-appctl", "stopwatch/show", "-t", "4000", "usec").output)
                .isEqualTo(shown);
        assertThat(run("ovs-appctl", "stopwatch/show", "-t", "-1")).isEqualTo(failure("Invalid threshold: -1"));
        assertThat(run("ovs-appctl", "stopwatch/show", "-t", "1", "min"))
                .isEqualTo(failure("Unknown units: min (supported: msec, usec or nsec)."));
        assertThat(run("ovs-appctl", "stopwatch/show", "nosuch")).isEqualTo(failure("No such stopwatch"));
        assertThat(run("ovs-appctl", "stopwatch/reset").exitCode).isZero();
        assertThat(run("ovs-appctl", "stopwatch/show").output).isEqualTo("2 stopwatches with no samples\n");
        assertThat(run("ovs-appctl", "memory/show").output).isEqualTo("idl-cells-a:1 idl-cells-b:2\n");
    }

    @Test
    void exitReturnsWhenItsReplyIsGiven() throws Exception {
        Process exit = start("ovs-appctl", "exit", "--restart");
        Reply reply = deferred.take();
        assertThat(exit.isAlive()).isTrue();
        reply.success("");
        server.close();

        assertThat(outcome(exit)).isEqualTo(new Outcome(0, "", ""));
    }

    private Outcome failure(String message) {
        return new Outcome(2, "", message + "\novs-appctl: " + server.path() + ": server returned an error\n");
    }

    private Outcome run(String tool, String... arguments) throws Exception {
        return outcome(start(tool, arguments));
    }

    private Process start(String tool, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(tool, "--timeout=30", "-t", server.path().toString()));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectError(directory.resolve("errors").toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError(
                    "this test needs " + tool + ": install the Debian packages openvswitch-common"
                            + " (ovs-appctl) and ovn-common (ovn-appctl)",
                    e);
        }
    }

    private Outcome outcome(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(40, TimeUnit.SECONDS)).as("the tool ended").isTrue();
        return new Outcome(process.exitValue(), output, Files.readString(directory.resolve("errors")));
    }
}
