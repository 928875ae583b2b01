package io.ovnchassis.controller.appctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListeningSocketTest {
    @TempDir
    private Path directory;

    private Path path = Path.of("");

    @BeforeEach
    void choosePath() {
        path = directory.resolve("c.ctl");
    }

    @Test
    void onlyTheOwnerCanConnectAndNothingElseIsLeftInTheDirectory() throws IOException {
        try (ListeningSocket socket = ListeningSocket.bind(path)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
            assertThat(files()).containsExactly(path);
            assertThat(socket.path()).isEqualTo(path);
            try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path));
                    SocketChannel accepted = socket.accept()) {
                assertThat(client.isConnected()).isTrue();
                assertThat(accepted.isConnected()).isTrue();
            }
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void whatADeadProcessLeftIsReplaced() throws IOException {
        ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        dead.bind(UnixDomainSocketAddress.of(path));
        dead.close();
        assertThat(path).as("closing does not remove the file").exists();

        try (ListeningSocket socket = ListeningSocket.bind(path);
                SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            assertThat(socket.isOpen()).isTrue();
            assertThat(client.isConnected()).isTrue();
        }
    }

    @Test
    void aLivingProcessKeepsItsSocket() throws IOException {
        try (ListeningSocket first = ListeningSocket.bind(path)) {
            assertThatThrownBy(() -> ListeningSocket.bind(path))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "%s: could not initialize control socket (another process listens on it:"
                                    + " stop that one or choose another path)",
                            path);
            assertThat(first.isOpen()).isTrue();
            assertThat(files()).containsExactly(path);
        }
    }

    /** A stopped process accepts nobody; when its queue is full, a connect that blocks would wait for ever. */
    @Test
    void aLivingProcessThatAcceptsNobodyKeepsItsSocketToo() throws IOException {
        try (ServerSocketChannel stopped = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                SocketChannel queued = SocketChannel.open(StandardProtocolFamily.UNIX);
                SocketChannel alsoQueued = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            stopped.bind(UnixDomainSocketAddress.of(path), 1);
            queued.connect(UnixDomainSocketAddress.of(path));
            alsoQueued.connect(UnixDomainSocketAddress.of(path));

            assertThatThrownBy(() -> ListeningSocket.bind(path)).hasMessageContaining("another process listens on it");
        }
    }

    @Test
    void aFileThatIsNoSocketIsNotTouched() throws IOException {
        Files.writeString(path, "precious");

        assertThatThrownBy(() -> ListeningSocket.bind(path))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a socket")
                .hasMessageContaining(path.toString());
        assertThat(path).hasContent("precious");
    }

    @Test
    void aPathThatDoesNotFitIsNamed() {
        Path tooLong = directory.resolve("x".repeat(120));

        assertThatThrownBy(() -> ListeningSocket.bind(tooLong))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("limited to 107");
    }

    @Test
    void aMissingDirectoryIsNamed() {
        Path lost = directory.resolve("missing").resolve("c.ctl");

        assertThatThrownBy(() -> ListeningSocket.bind(lost))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(lost + ": could not initialize control socket (")
                .hasMessageContaining("missing");
    }

    @Test
    void aSocketThatTookItsPlaceIsNotRemoved() throws IOException {
        ListeningSocket first = ListeningSocket.bind(path);
        Files.delete(path);
        try (ListeningSocket second = ListeningSocket.bind(path)) {
            first.close();
            assertThat(second.path()).exists();
        }
        assertThat(path).doesNotExist();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
