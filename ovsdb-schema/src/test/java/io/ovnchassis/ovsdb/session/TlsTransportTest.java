package io.ovnchassis.ovsdb.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.tls.Pki;
import io.ovnchassis.ovsdb.tls.TlsClient;
import io.ovnchassis.ovsdb.tls.TlsOptions;
import io.ovnchassis.ovsdb.tls.TlsWatch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SelectionKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a server sends in the place of a handshake, an exception that says so is all that comes of it. */
class TlsTransportTest {
    private static final int RECORD_HEADER = 5;

    @TempDir
    Path keys;

    private final TlsWatch watch = new TlsWatch(TlsOptions.defaults());

    @BeforeEach
    void makeKeys() {
        Pki pki = Pki.in(keys);
        pki.issue("client", "switch");
        watch.use(pki.client("client"));
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void nonsenseEndsInAnException() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Waiter waiter = new SelectorWaiter(System::nanoTime)) {
            for (int seed = 0; seed < 300; seed++) {
                Transport transport = new TlsTransport(
                        TlsClient.of(watch, "127.0.0.1"),
                        new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
                try (Socket peer = server.accept()) {
                    peer.getOutputStream().write(nonsense(new Random(seed)));
                    peer.shutdownOutput();
                    assertThat(fails(transport, waiter)).as("seed " + seed).isTrue();
                } finally {
                    waiter.dispose(transport);
                }
            }
        }
    }

    /** A record, or more, that say they are of a handshake and are not. */
    private static byte[] nonsense(Random random) {
        byte[] bytes = new byte[RECORD_HEADER + random.nextInt(200)];
        random.nextBytes(bytes);
        int length = bytes.length - RECORD_HEADER;
        byte[] header = {(byte) (random.nextInt(4) + 20), 3, 3, 0, (byte) length};
        System.arraycopy(header, 0, bytes, 0, RECORD_HEADER);
        if (random.nextBoolean() && length > 4) {
            // A message of the handshake: ServerHello, Certificate, and what else there is.
            byte[] message = {(byte) random.nextInt(25), 0, 0, (byte) (length - 4)};
            System.arraycopy(message, 0, bytes, RECORD_HEADER, message.length);
        }
        return bytes;
    }

    private static boolean fails(Transport transport, Waiter waiter) {
        long deadline = waiter.now() + Duration.ofSeconds(30).toNanos();
        try {
            while (waiter.now() < deadline) {
                if (transport.finishConnect()) {
                    return false;
                }
                waiter.await(transport, SelectionKey.OP_CONNECT, deadline - waiter.now());
            }
            return false;
        } catch (IOException expected) {
            return true;
        }
    }
}
