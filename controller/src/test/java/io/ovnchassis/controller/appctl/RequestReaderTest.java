package io.ovnchassis.controller.appctl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
    @Test
    void requestsFollowEachOtherWithoutFraming() throws IOException {
        RequestReader reader = reader("""
                {"id":0,"method":"version","params":[]}{"params":["a","b\\n\\u00e9"],"error":null,
                 "result":null,"method":"vlog/set","id":"x"}
                """);

        assertThat(reader.next()).isEqualTo(received("version", List.of(), "0"));
        assertThat(reader.next()).isEqualTo(received("vlog/set", List.of("a", "b\né"), "\"x\""));
        assertThat(reader.next()).isEqualTo(new Inbound.Closed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"7", "-1.50E+2", "12345678901234567890123", "\"a\\\"b\"", "true", "[1,{\"a\":[\"b\"]}]", "{}"})
    void anyIdIsGivenBackAsItCame(String id) throws IOException {
        assertThat(read("{\"id\":" + id + ",\"method\":\"x\",\"params\":[]}"))
                .isEqualTo(received("x", List.of(), id.replace("-1.50E+2", "-150")));
    }

    @Test
    void parametersThatAreNoStringsAreMarked() throws IOException {
        assertThat(read("{\"id\":1,\"method\":\"x\",\"params\":[\"a\",{\"b\":[1]},null]}"))
                .isEqualTo(new Inbound.Received(new Request("x", List.of("a", "", ""), true, "1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                        | message is not a JSON object",
                "'\"version\"'                             | message is not a JSON object",
                "{'id':1,'method':1,'params':[]}           | received bad JSON-RPC message: method is not a JSON string",
                "{'id':1,'method':'x','params':{}}         | received bad JSON-RPC message: 'params' must be JSON array",
                "{'id':1,'method':'x'}                     | received bad JSON-RPC message: request must have 'params'",
                "{'id':1,'params':[]}                      | received bad JSON-RPC message: request must have 'method'",
                "{'id':1,'method':'x','params':[],'k':1}   | received bad JSON-RPC message: message has unexpected member 'k'",
                "{'id':null,'method':'x','params':[]}      | received unexpected notification message",
                "{'id':1,'result':'x','error':null}        | received unexpected reply message",
                "{'id':1,'result':null,'error':{'a':1}}    | received unexpected reply message",
            })
    void whatIsNoRequestIsNamed(String message, String reason) throws IOException {
        assertThat(read(message.replace('\'', '"'))).isEqualTo(new Inbound.Malformed(reason.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "{\"id\":1,}", "{\"a\nb\":1}", "{'id':1}", "\0\0\0\0", "}"})
    void whatIsNoJsonIsMalformed(String bytes) throws IOException {
        assertThat(read(bytes))
                .isInstanceOfSatisfying(
                        Inbound.Malformed.class,
                        malformed -> assertThat(malformed.reason()).startsWith("error parsing stream: "));
    }

    @Test
    void whatIsNotUtf8IsMalformed() throws IOException {
        assertThat(read(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}'}))
                .isEqualTo(new Inbound.Malformed("error parsing stream: not UTF-8"));
    }

    @Test
    void anEndInTheMiddleIsAnEnd() throws IOException {
        assertThat(read("{\"id\":1,\"method\":\"vers")).isEqualTo(new Inbound.Closed());
        assertThat(read("")).isEqualTo(new Inbound.Closed());
    }

    @Test
    void sizesAreBounded() throws IOException {
        String longArgument = "{\"id\":1,\"method\":\"x\",\"params\":[\"%s\"]}";
        assertThat(read(longArgument.formatted("a".repeat(RequestReader.MAX_BYTES * 3 / 4))))
                .isInstanceOf(Inbound.Received.class);
        assertThat(read(longArgument.formatted("a".repeat(RequestReader.MAX_BYTES))))
                .isEqualTo(new Inbound.Malformed("message is longer than 65536 bytes"));
        assertThat(read(" ".repeat(RequestReader.MAX_BYTES + 1)))
                .isEqualTo(new Inbound.Malformed("message is longer than 65536 bytes"));
        assertThat(read("[".repeat(RequestReader.MAX_BYTES * 10))).isInstanceOf(Inbound.Malformed.class);
        assertThat(read("{\"id\":" + "[".repeat(100_000))).isInstanceOf(Inbound.Malformed.class);
        assertThat(read("{\"id\":" + "1".repeat(2000) + "}")).isInstanceOf(Inbound.Malformed.class);
        assertThat(read("{\"" + "k".repeat(2000) + "\":1}")).isInstanceOf(Inbound.Malformed.class);
        assertThat(read("{\"id\":1,\"method\":\"x\",\"params\":[" + "\"\",".repeat(RequestReader.MAX_PARAMETERS)
                        + "\"\"]}"))
                .isEqualTo(
                        new Inbound.Malformed("received bad JSON-RPC message: \"params\" has more than 1000 elements"));
    }

    @Test
    void theBoundIsPerRequest() throws IOException {
        String request = "{\"id\":1,\"method\":\"x\",\"params\":[\"%s\"]}".formatted("a".repeat(10_000));
        RequestReader reader = reader(request.repeat(100));

        for (int i = 0; i < 100; i++) {
            assertThat(reader.next()).isInstanceOf(Inbound.Received.class);
        }
        assertThat(reader.next()).isEqualTo(new Inbound.Closed());
    }

    /** Valid requests with bytes changed, removed and added, cut into reads of random length. */
    @Test
    void nothingAClientSendsMakesItThrowOrReadWithoutEnd() throws IOException {
        byte[] valid =
                "{\"id\":12,\"method\":\"vlog/set\",\"params\":[\"binding:file:dbg\",\"\\u20ac\",{\"a\":[1.5e3]}]} "
                        .getBytes(StandardCharsets.UTF_8);
        for (long seed = 0; seed < 5000; seed++) {
            Random random = new Random(seed);
            RequestReader reader = new RequestReader(new Dribble(mutate(valid, random), random));
            Inbound last = new Inbound.Closed();
            int messages = 0;
            try {
                do {
                    last = reader.next();
                    messages++;
                } while (last instanceof Inbound.Received);
            } catch (IOException | RuntimeException e) {
                throw new AssertionError("seed=" + seed, e);
            }
            assertThat(messages).as("seed=%d", seed).isLessThanOrEqualTo(4);
        }
    }

    private static byte[] mutate(byte[] valid, Random random) {
        byte[] bytes = Arrays.copyOf(valid, valid.length * 3);
        System.arraycopy(valid, 0, bytes, valid.length, valid.length);
        System.arraycopy(valid, 0, bytes, 2 * valid.length, valid.length);
        for (int i = random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(3)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] = (byte) "{}[]\",:\\ue0".charAt(random.nextInt(11));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> throw new AssertionError();
            }
        }
        return bytes;
    }

    /** Yields a few bytes at a time, as a socket may. */
    private static final class Dribble extends InputStream {
        private final ByteArrayInputStream bytes;
        private final Random random;

        Dribble(byte[] bytes, Random random) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, Math.min(length, 1 + random.nextInt(20)));
        }
    }

    private static Inbound received(String method, List<String> arguments, String id) {
        return new Inbound.Received(new Request(method, arguments, false, id));
    }

    private static RequestReader reader(String text) throws IOException {
        return new RequestReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Inbound read(String text) throws IOException {
        return reader(text).next();
    }

    private static Inbound read(byte[] bytes) throws IOException {
        return new RequestReader(new ByteArrayInputStream(bytes)).next();
    }
}
