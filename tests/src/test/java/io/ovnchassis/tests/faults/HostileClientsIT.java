package io.ovnchassis.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.SandboxFailure;
import io.ovnchassis.tests.harness.Deployment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that do not mean well: commands with arguments that make no sense, and HTTP requests that never end. */
class HostileClientsIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    private static final String SEED = "ovnchassis.seed";
    private static final int CALLS = 10;
    private static final int PORTS = 10;
    private static final int SLOW_CLIENTS = 20;
    private static final int PATIENCE_MS = (int) Duration.ofSeconds(60).toMillis();
    private static final Pattern COMMAND = Pattern.compile("^  (\\S+) .*");
    private static final Pattern SERVING =
            Pattern.compile("serving metrics and the status page on /127\\.0\\.0\\.1:(\\d+)");

    private static final List<String> WORDS = List.of(
            "",
            " ",
            "-",
            "--",
            "--format",
            "-1",
            "0",
            "1",
            "99999999999999999999",
            "1e9",
            "lp0",
            "br-int",
            "any",
            "any:file:dbg",
            "PATTERN:file:%",
            "dummy",
            "nosuch",
            "/",
            "../..",
            "/nonexistent/x",
            "%s",
            "*",
            "[",
            "\n",
            "\u0001",
            "\u00e9",
            "\ud83d\ude00",
            "x".repeat(5000),
            "{\"a\":1}",
            "a=b",
            "json");

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private final RunningDaemon daemon = RunningDaemon.on(hv1, "--metrics-listen=:0");

    @AfterEach
    void endIt() {
        daemon.kill();
    }

    @Test
    void noArgumentsMakeACommandFailInAWayThatNobodyThoughtOf() {
        long seed = Long.getLong(SEED, System.nanoTime());
        System.out.println("HostileClientsIT: repeat it with -Dtest.jvm.args=-D" + SEED + "=" + seed);
        Random random = new Random(seed);
        List<String> commands = commands();
        assertThat(commands).contains("inc-engine/verify", "port/explain", "vlog/set");
        for (String command : commands) {
            for (int call = 0; call < CALLS; call++) {
                ask(
                        command,
                        IntStream.range(0, random.nextInt(4))
                                .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                                .toList());
            }
        }
        ask("debug/resume", List.of());
        ask("vlog/set", List.of("info"));

        assertThat(daemon.log().linesWith("|unixctl|ERR|")).as("seed %d", seed).isEmpty();
        RequestedPorts ports = RequestedPorts.of(central, hv1, "words", PORTS);
        ports.request();
        ports.awaitExpectedRows();
    }

    @Test
    void everyCommandIsAnsweredWhileTheDaemonIsPaused() {
        daemon.appctl("debug/pause");

        commands().stream()
                .filter(command -> !command.equals("debug/resume"))
                .forEach(command -> ask(command, List.of()));
        assertThat(daemon.appctl("debug/status")).isEqualTo("paused");
        assertThatExceptionOfType(SandboxFailure.class)
                .isThrownBy(() -> daemon.appctl("inc-engine/verify"))
                .withMessageContaining("not verified: the daemon is paused, debug/resume lets it go on");

        daemon.appctl("debug/resume");
        assertThat(daemon.appctl("inc-engine/verify")).isEqualTo("incremental and recomputed results are the same");
    }

    /** All of them but those that end the daemon. */
    private List<String> commands() {
        return daemon.appctl("list-commands")
                .lines()
                .map(COMMAND::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .filter(command -> !command.equals("exit"))
                .toList();
    }

    /** What it answers matters not; a refusal is one, too. */
    private void ask(String command, List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("--", command));
        words.addAll(arguments);
        try {
            daemon.appctl(words.toArray(String[]::new));
        } catch (SandboxFailure refused) {
            assertThat(refused.getMessage()).contains("exit code 2");
        }
    }

    @Test
    void slowHttpClientsDoNotKeepOthersFromBeingServed() throws IOException {
        int port = Await.until("the HTTP port", this::httpPort, found -> found > 0);
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW_CLIENTS; i++) {
                Socket client = connect(port);
                slow.add(client);
                send(client, "GET /metrics HTTP/1.1\r\nHost:");
            }
            // Who comes with them is hung up on with them, and may come again.
            Await.until("an answer", () -> aliveness(port), answer -> answer.startsWith("HTTP/1.1 200 OK"));
        } finally {
            for (Socket client : slow) {
                client.close();
            }
        }
    }

    /** What the daemon says, or why it says nothing. */
    private static String aliveness(int port) {
        try (Socket client = connect(port)) {
            send(client, "GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** That of the latest start, which is not that of the daemon before. */
    private int httpPort() {
        return daemon.log().lines().reversed().stream()
                .takeWhile(line -> !line.contains("starting"))
                .map(SERVING::matcher)
                .filter(Matcher::find)
                .map(line -> Integer.parseInt(line.group(1)))
                .findFirst()
                .orElse(0);
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
