package io.ovnchassis.controller.appctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.controller.metrics.Coverage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ControlServerTest {
    private static final String LARGE = "x".repeat(8 * 1024 * 1024);

    @TempDir
    private Path directory;

    private final ExecutorService loop =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("main").factory());
    private final Coverage coverage = new Coverage(System::nanoTime);
    private final BlockingQueue<Reply> deferred = new LinkedBlockingQueue<>();
    private final List<TestClient> clients = new ArrayList<>();
    private final CommandRegistry commands = new CommandRegistry();
    private ControlServer server;

    @BeforeEach
    void open() throws IOException {
        commands.register(new Command(
                "echo",
                "WORD...",
                0,
                Command.ANY_NUMBER,
                (arguments, reply) -> reply.success(String.join(" ", arguments))));
        commands.register(Command.plain("large", (arguments, reply) -> reply.success(LARGE)));
        commands.register(Command.plain("exit", (arguments, reply) -> deferred.add(reply)));
        commands.register(Command.plain(
                "thread",
                (arguments, reply) -> reply.success(Thread.currentThread().getName())));
        server = ControlServer.open(directory.resolve("c.ctl"), commands, loop, coverage, System::nanoTime);
    }

    @AfterEach
    void close() throws IOException {
        for (TestClient client : clients) {
            client.close();
        }
        server.close();
        loop.shutdownNow();
    }

    @Test
    void aReplyHasResultOrErrorAndAFinalNewline() throws IOException {
        TestClient client = connect();

        assertThat(client.ask("echo", "a", "b")).isEqualTo("{\"id\":1,\"result\":\"a b\\n\",\"error\":null}");
        assertThat(client.ask("echo", "a\\n")).isEqualTo("{\"id\":1,\"result\":\"a\\n\",\"error\":null}");
        assertThat(client.ask("echo")).isEqualTo("{\"id\":1,\"result\":\"\",\"error\":null}");
        assertThat(client.ask("nosuch"))
                .isEqualTo("{\"id\":1,\"result\":null,\"error\":\"\\\"nosuch\\\" is not a valid command"
                        + " (use \\\"list-commands\\\" to see a list of valid commands)\\n\"}");
        assertThat(coverage.read("unixctl_received")).hasValue(4);
        assertThat(coverage.read("unixctl_replied")).hasValue(4);
    }

    @Test
    void aClientMayWantItsRepliesAsJson() throws IOException {
        TestClient client = connect();

        assertThat(client.ask("set-options", "--format", "xml"))
                .contains("\"error\":\"option format has invalid value xml\\n\"");
        assertThat(client.ask("set-options", "--color")).contains("unrecognized option '--color'");
        assertThat(client.ask("set-options", "--format")).contains("option '--format' requires an argument");
        assertThat(client.ask("set-options", "--format", "json"))
                .isEqualTo("{\"id\":1,\"result\":{\"reply-format\":\"plain\",\"reply\":\"\"},\"error\":null}");
        assertThat(client.ask("echo", "a")).contains("{\"reply-format\":\"plain\",\"reply\":\"a\"}");
        assertThat(client.ask("list-commands")).contains("\"result\":{\"echo\":\"WORD...\",\"exit\":\"\",");
        assertThat(connect().ask("echo", "a")).as("another client").contains("\"result\":\"a\\n\"");
    }

    @Test
    void commandsRunOnTheLoopThread() throws IOException {
        assertThat(connect().ask("thread")).contains("\"main\\n\"");
    }

    @Test
    void requestsSentAheadAreAnsweredInOrder() throws IOException {
        TestClient client = connect();
        client.send(
                TestClient.request("echo", "1") + TestClient.request("echo", "2") + TestClient.request("echo", "3"));

        assertThat(client.receive()).contains("\"1\\n\"");
        assertThat(client.receive()).contains("\"2\\n\"");
        assertThat(client.receive()).contains("\"3\\n\"");
    }

    @Test
    void anArgumentThatIsHalfACharacterDoesNotBreakTheReply() throws IOException {
        TestClient client = connect();

        assertThat(client.ask("echo", "\\ud83d")).isEqualTo("{\"id\":1,\"result\":\"?\\n\",\"error\":null}");
        assertThat(client.ask("echo", "😀")).contains("😀");
    }

    @Test
    void aReplyMayComeLaterAndOthersAreServedMeanwhile() throws Exception {
        TestClient first = connect();
        TestClient second = connect();
        first.send(TestClient.request("exit"));
        second.send(TestClient.request("exit"));
        Reply one = deferred.take();
        Reply two = deferred.take();

        assertThat(connect().ask("echo", "busy?")).contains("busy?");
        one.success("");
        two.success("");
        assertThat(first.receive()).isEqualTo("{\"id\":1,\"result\":\"\",\"error\":null}");
        assertThat(second.receive()).isEqualTo("{\"id\":1,\"result\":\"\",\"error\":null}");
        assertThatThrownBy(() -> one.error("again")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aReplyGivenBeforeTheServerClosesIsSent() throws Exception {
        TestClient client = connect();
        client.send(TestClient.request("exit"));
        deferred.take().success("gone");
        server.close();

        assertThat(client.receive()).contains("gone");
        assertThat(client.isHungUpOn()).as("end of stream").isTrue();
        assertThat(server.path()).doesNotExist();
    }

    @Test
    void commandsWithoutReplyDoNotHoldTheServerUp() throws Exception {
        TestClient client = connect();
        client.send(TestClient.request("exit"));
        Reply reply = deferred.take();
        server.close();
        reply.success("too late, and no harm done");

        assertThat(client.isHungUpOn()).isTrue();
    }

    @Test
    void twoHundredClientsAtOnceAreAllAnswered() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> replies = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                TestClient client = connect();
                String word = "client-" + i;
                replies.add(threads.submit(() -> {
                    String last = "";
                    for (int round = 0; round < 5; round++) {
                        last = client.ask("echo", word);
                    }
                    return last;
                }));
            }
            for (int i = 0; i < replies.size(); i++) {
                assertThat(replies.get(i).get(30, TimeUnit.SECONDS))
                        .isEqualTo("{\"id\":1,\"result\":\"client-" + i + "\\n\",\"error\":null}");
            }
        }
        assertThat(coverage.read("unixctl_replied")).hasValue(1000);
    }

    @Test
    void aClientThatSendsHalfARequestHoldsNobodyUp() throws IOException {
        TestClient half = connect();
        String request = TestClient.request("echo", "whole");
        half.send(request.substring(0, 20));

        assertThat(connect().ask("echo", "other")).contains("other");
        half.send(request.substring(20));
        assertThat(half.receive()).contains("whole");
    }

    @Test
    void aClientThatNeverReadsItsReplyHoldsNobodyUp() throws IOException {
        TestClient deaf = connect();
        deaf.send(TestClient.request("large") + TestClient.request("large"));

        for (int i = 0; i < 5; i++) {
            assertThat(connect().ask("echo", "other")).contains("other");
        }
        assertThat(deaf.receive().length()).as("it may still change its mind").isGreaterThan(LARGE.length());
    }

    @Test
    void aClientThatLeavesBeforeItsReplyHarmsNobody() throws Exception {
        TestClient gone = connect();
        gone.send(TestClient.request("exit"));
        Reply reply = deferred.take();
        gone.close();
        reply.success(LARGE);

        assertThat(connect().ask("echo", "other")).contains("other");
    }

    @Test
    void aClientThatSendsRubbishIsDisconnected() throws IOException {
        for (long seed = 0; seed < 100; seed++) {
            byte[] rubbish = new byte[200];
            new Random(seed).nextBytes(rubbish);
            // Not the beginning of anything that JSON could become.
            rubbish[0] = ')';
            TestClient client = connect();
            client.send(rubbish);

            assertThat(client.isHungUpOn()).as("end of stream, seed=%d", seed).isTrue();
        }
        assertThat(connect().ask("echo", "other")).contains("other");
    }

    @Test
    void silentClientsMakeRoomForNewOnes() throws IOException {
        for (int i = 0; i < ControlServer.MAX_CLIENTS; i++) {
            connect().send("{\"id\":");
        }

        assertThat(connect().ask("echo", "newcomer")).contains("newcomer");
        assertThat(clients.getFirst().isHungUpOn()).as("the oldest is out").isTrue();
    }

    @Test
    void clientsThatWaitForTheLoopKeepTheirPlace() throws Exception {
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < ControlServer.MAX_CLIENTS; i++) {
            connect().send(TestClient.request("exit"));
            replies.add(deferred.take());
        }

        assertThat(connect().isHungUpOn()).as("the newcomer is refused").isTrue();
        replies.forEach(reply -> reply.success("kept"));
        for (TestClient client : clients.subList(0, ControlServer.MAX_CLIENTS)) {
            assertThat(client.receive()).contains("kept");
        }
    }

    @Test
    void aLoopThatTakesNothingMoreDisconnectsItsClients() throws IOException {
        TestClient client = connect();
        loop.shutdown();
        client.send(TestClient.request("echo", "x"));

        assertThat(client.isHungUpOn()).isTrue();
    }

    @Test
    void closingTwiceIsHarmless() throws IOException {
        server.close();
        server.close();

        assertThat(server.path()).doesNotExist();
    }

    private TestClient connect() throws IOException {
        TestClient client = new TestClient(server.path());
        clients.add(client);
        return client;
    }
}
