package io.ovnchassis.controller.appctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.Seeds;
import io.ovnchassis.controller.metrics.Coverage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients of the control socket that send requests whole, cut, glued, damaged, far too large, or no requests at all, and
 * that hang up at any time. Whoever comes after them is answered; and who keeps to the rules is, whatever his id is.
 */
@Timeout(120)
class ControlServerFuzzTest {
    private static final int SEEDS = 1000;

    private static final List<String> IDS = List.of(
            "0",
            "-1",
            "123456789012345678901234567890",
            "1.50",
            "\"\"",
            "\"x\\u0000\\ud83d\"",
            "true",
            "false",
            "[]",
            "{}",
            "[[[1]],{\"a\":[null]}]",
            "\"" + "i".repeat(20_000) + "\"");

    private static final List<String> VALUES = List.of(
            "null",
            "1",
            "\"echo\"",
            "\"exit\"",
            "\"\"",
            "[]",
            "[null]",
            "[1,[2],{\"a\":3}]",
            "{}",
            "[\"a\",\"b\"]",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "true",
            "[".repeat(14) + "]".repeat(14),
            "[".repeat(40) + "]".repeat(40),
            "[" + "\"\",".repeat(1000) + "\"\"]",
            "\"" + "v".repeat(70_000) + "\"",
            "1".repeat(2000),
            "1e400");

    private static final List<String> MEMBERS =
            List.of("id", "method", "params", "result", "error", "", "other", "i\\u0064");

    @TempDir
    private Path directory;

    private final ExecutorService loop = Executors.newSingleThreadExecutor();
    private ControlServer server;

    @BeforeEach
    void open() throws IOException {
        CommandRegistry commands = new CommandRegistry();
        commands.register(new Command(
                "echo",
                "WORD...",
                0,
                Command.ANY_NUMBER,
                (arguments, reply) -> reply.success(String.join(" ", arguments))));
        commands.register(Command.plain("exit", (_, _) -> {
            throw new IllegalStateException("a command that is broken");
        }));
        server = ControlServer.open(
                directory.resolve("c.ctl"), commands, loop, new Coverage(System::nanoTime), System::nanoTime);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        loop.shutdownNow();
    }

    @Test
    void whoeverComesAfterAnyClientIsAnswered() {
        Seeds.each(ControlServerFuzzTest.class, SEEDS, random -> {
            try (TestClient client = new TestClient(directory.resolve("c.ctl"))) {
                talk(client, random);
            } catch (IOException e) {
                // The server hung up on it, as it may.
            }
            assertAnswers(random);
        });
    }

    @Test
    void anIdComesBackAsItCame() throws IOException {
        for (String id : IDS) {
            try (TestClient client = new TestClient(directory.resolve("c.ctl"))) {
                client.send("{\"id\":" + id + ",\"method\":\"echo\",\"params\":[\"a\"]}");
                assertThat(client.receive())
                        .as("id %s", id)
                        .isEqualTo("{\"id\":" + id.replace("\\ud83d", "?") + ",\"result\":\"a\\n\",\"error\":null}");
            }
        }
    }

    private static void talk(TestClient client, Random random) throws IOException {
        for (int i = random.nextInt(5); i >= 0; i--) {
            byte[] bytes = message(random).getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(3); n > 0 && bytes.length > 0 && random.nextBoolean(); n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            int end = random.nextInt(4) == 0 ? random.nextInt(bytes.length + 1) : bytes.length;
            int cut = random.nextInt(end + 1);
            client.send(Arrays.copyOfRange(bytes, 0, cut));
            client.send(Arrays.copyOfRange(bytes, cut, end));
        }
        if (random.nextInt(20) == 0) {
            client.send("[".repeat(1_000_000));
        }
    }

    private static String message(Random random) {
        StringBuilder message = new StringBuilder("{");
        if (random.nextBoolean()) {
            message.append("\"id\":%s,\"method\":\"echo\",\"params\":[\"a\"]".formatted(any(IDS, random)));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            message.append(message.length() > 1 ? "," : "")
                    .append('"')
                    .append(any(MEMBERS, random))
                    .append("\":")
                    .append(any(random.nextBoolean() ? VALUES : IDS, random));
        }
        return message.append(random.nextInt(10) == 0 ? "" : "}").toString();
    }

    private static String any(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private void assertAnswers(Random random) {
        String word = "w" + random.nextInt();
        try (TestClient client = new TestClient(directory.resolve("c.ctl"))) {
            assertThat(client.ask("echo", word)).contains(word);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
