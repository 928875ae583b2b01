package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.wire.ByteInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private final CapturedLog log = new CapturedLog();
    private final Deque<String> chunks = new ArrayDeque<>();
    private final ByteInput input = into -> {
        byte[] bytes = chunks.remove().getBytes(StandardCharsets.UTF_8);
        into.put(bytes);
        return bytes.length;
    };
    private final Transcript transcript = new Transcript(new Remote.Unix(Path.of("/db.sock")), input);

    @BeforeEach
    void listen() {
        Configurator.setLevel("jsonrpc", Level.DEBUG);
    }

    @AfterEach
    void end() {
        Configurator.setLevel("jsonrpc", (Level) null);
        log.close();
    }

    private void arrive(String... more) throws IOException {
        for (String chunk : more) {
            chunks.add(chunk);
            transcript.read(ByteBuffer.allocate(1 << 20));
        }
    }

    @Test
    void whatIsSentAndReceivedIsShownAsUpstreamShowsIt() throws IOException {
        transcript.sent(
                "{\"id\":7,\"method\":\"transact\",\"params\":[\"db\",{\"table\":\"T\",\"row\":{\"b\":1,\"a\":2}}]}"
                        .getBytes(StandardCharsets.UTF_8));
        arrive("{\"id\":7,\"error\":null,", "\"result\":[{\"count\":1}]}{\"id\":null,\"method\":\"upd");
        transcript.received(44);
        arrive("ate3\",\"params\":[]}");
        transcript.received(86);
        assertThat(log.lines("jsonrpc"))
                .containsExactly(
                        "jsonrpc|DEBUG|unix:/db.sock: send request, method=\"transact\","
                                + " params=[\"db\",{\"row\":{\"a\":2,\"b\":1},\"table\":\"T\"}], id=7",
                        "jsonrpc|DEBUG|unix:/db.sock: received reply, result=[{\"count\":1}], id=7",
                        "jsonrpc|DEBUG|unix:/db.sock: received notification, method=\"update3\", params=[]");
    }

    @Test
    void ofALongMessageTheBeginningIsShownAndTheNextIsWhole() throws IOException {
        String beginning = "{\"id\":1,\"error\":null,\"result\":\"";
        arrive(beginning, "x".repeat(100_000), "x".repeat(100_000) + "\"}");
        int end = beginning.length() + 200_002;
        transcript.received(end);
        arrive("{\"id\":2,\"error\":null,\"result\":{}}");
        transcript.received(end + 34);
        assertThat(log.lines("jsonrpc")).hasSize(2);
        assertThat(log.lines("jsonrpc").getFirst()).hasSizeLessThan(70_000).endsWith("xxx... (" + end + " bytes)");
        assertThat(log.lines("jsonrpc").getLast()).endsWith("received reply, result={}, id=2");
    }

    @Test
    void itBeginsWithTheFirstWholeMessageAfterSomebodyWantedToSee() throws IOException {
        Configurator.setLevel("jsonrpc", Level.INFO);
        arrive("{\"id\":1,\"res");
        Configurator.setLevel("jsonrpc", Level.DEBUG);
        arrive("ult\":{}}");
        transcript.received(20);
        arrive("{\"id\":2,\"result\":{}}");
        transcript.received(40);
        assertThat(log.lines("jsonrpc").getLast()).endsWith("received reply, result={}, id=2");
        Configurator.setLevel("jsonrpc", Level.INFO);
        arrive("{\"id\":3,\"result\":{}}");
        transcript.received(60);
        assertThat(log.lines("jsonrpc")).hasSize(2);
    }

    @Test
    void whatIsNoMessageIsShownAsItIs() {
        transcript.sent("no message".getBytes(StandardCharsets.UTF_8));
        assertThat(log.lines("jsonrpc")).containsExactly("jsonrpc|DEBUG|unix:/db.sock: send no message");
    }
}
