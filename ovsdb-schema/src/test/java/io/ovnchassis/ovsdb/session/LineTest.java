package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineTest {
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path directory;

    private final TestClock clock = new TestClock();
    private final InactivityProbe probe = new InactivityProbe(Duration.ofSeconds(5), clock.getAsLong());
    private Waiter waiter;
    private ServerSocketChannel listener;
    private Transport transport;
    private SocketChannel server;
    private Line line;

    @BeforeEach
    void connect() throws IOException {
        waiter = new SelectorWaiter(clock);
        Path socket = directory.resolve("sock");
        listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listener.bind(UnixDomainSocketAddress.of(socket));
        transport = SocketTransport.dial(
                new Remote.Unix(socket), SessionOptions.defaults().tls());
        server = listener.accept();
        assertThat(transport.finishConnect()).isTrue();
        line = new Line(transport, waiter, probe, new NoDuties());
    }

    @AfterEach
    void disconnect() throws IOException {
        waiter.dispose(transport);
        waiter.close();
        server.close();
        listener.close();
    }

    @Test
    void aServerThatTakesNothingIsGivenUpWhenTooMuchIsWaiting() throws IOException {
        for (int i = 0; i < 64; i++) {
            line.send(new byte[MEGABYTE]);
        }
        assertThatThrownBy(() -> line.send(new byte[1]))
                .isInstanceOf(ConnectionEnd.class)
                .hasMessage("sending backlog exceeded maximum size: 67108865 > 67108864 bytes");
    }

    @Test
    void whatDoesNotGoOutAtOnceGoesOutLater() throws Exception {
        byte[] message = new byte[8 * MEGABYTE];
        line.send(message);
        Thread reader = Thread.ofPlatform().daemon().start(() -> readThenAnswer(message.length));

        ByteBuffer answer = ByteBuffer.allocate(100);
        assertThat(line.read(answer)).isEqualTo(5);
        assertThat(new String(answer.array(), 0, 5, StandardCharsets.UTF_8)).isEqualTo("all\r\n");
        assertThat(reader.join(Duration.ofSeconds(10))).isTrue();
    }

    private void readThenAnswer(int bytes) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(bytes);
            while (buffer.hasRemaining()) {
                server.read(buffer);
            }
            server.write(StandardCharsets.UTF_8.encode("all\r\n"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final class NoDuties implements Line.Duties {
        @Override
        public void attend() {
            // Nobody orders anything.
        }

        @Override
        public boolean mayReceive() {
            return true;
        }
    }
}
