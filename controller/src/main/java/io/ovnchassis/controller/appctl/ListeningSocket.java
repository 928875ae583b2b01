package io.ovnchassis.controller.appctl;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A unix stream socket that only its owner can connect to, from its first moment on: it is bound in a private
 * directory, given mode 0600 there, and then moved to its place, which also replaces what a dead process has left in
 * one step.
 */
final class ListeningSocket implements Closeable {
    /** Longest path that fits into a socket address (unix(7): 108 bytes, one of them the final NUL). */
    static final int MAX_PATH_BYTES = 107;

    private static final int BACKLOG = 256;
    private static final int FILE_TYPE_MASK = 0xf000;
    private static final int FILE_TYPE_SOCKET = 0xc000;

    private final Path path;
    private final ServerSocketChannel channel;

    /** Identity of the file made here: another process may put its own in this place. */
    private final Object fileKey;

    private ListeningSocket(Path path, ServerSocketChannel channel, Object fileKey) {
        this.path = path;
        this.channel = channel;
        this.fileKey = fileKey;
    }

    /**
     * @throws IOException where the socket cannot be made, another process listening on it included; names it and
     * says why
     */
    static ListeningSocket bind(Path path) throws IOException {
        int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_PATH_BYTES) {
            throw refused(
                    path,
                    "the path has " + length + " bytes, but the path of a socket is limited to " + MAX_PATH_BYTES
                            + ": choose a shorter one");
        }
        requireUnused(path);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            bindPrivately(channel, path);
            Object fileKey = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
            return new ListeningSocket(path, channel, Objects.requireNonNull(fileKey));
        } catch (IOException e) {
            channel.close();
            throw refused(path, e.toString());
        }
    }

    /** Lets pass what is not there, and a socket that nobody listens on. */
    private static void requireUnused(Path path) throws IOException {
        int mode;
        try {
            mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException _) {
            return;
        }
        if ((mode & FILE_TYPE_MASK) != FILE_TYPE_SOCKET) {
            throw refused(path, "there is a file that is not a socket: remove it or choose another path");
        }
        try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            // A living process whose queue is full would make a blocking connect wait for it.
            probe.configureBlocking(false);
            probe.connect(UnixDomainSocketAddress.of(path));
        } catch (ConnectException _) {
            return;
        } catch (IOException e) {
            throw refused(path, "cannot tell whether another process listens on it: " + e.getMessage());
        }
        throw refused(path, "another process listens on it: stop that one or choose another path");
    }

    private static void bindPrivately(ServerSocketChannel channel, Path path) throws IOException {
        Path directory = privateDirectory(Objects.requireNonNullElse(path.getParent(), Path.of("")));
        Path staged = directory.resolve("s");
        try {
            channel.bind(UnixDomainSocketAddress.of(staged), BACKLOG);
            Files.setPosixFilePermissions(staged, PosixFilePermissions.fromString("rw-------"));
            Files.move(staged, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(staged);
            Files.delete(directory);
        }
    }

    /** A short name, because the path of what is bound in it is limited too. */
    private static Path privateDirectory(Path parent) throws IOException {
        while (true) {
            int number = ThreadLocalRandom.current().nextInt(36 * 36 * 36 * 36);
            Path directory = parent.resolve("." + Integer.toString(number, 36));
            try {
                return Files.createDirectory(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } catch (FileAlreadyExistsException _) {
                // Somebody else's: the next number.
            }
        }
    }

    private static IOException refused(Path path, String reason) {
        return new IOException(path + ": could not initialize control socket (" + reason + ")");
    }

    Path path() {
        return path;
    }

    /** Waits for a client. */
    SocketChannel accept() throws IOException {
        return channel.accept();
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** Stops listening and removes the file, unless it is another process's by now. */
    @Override
    public void close() throws IOException {
        channel.close();
        try {
            Object found = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
            if (fileKey.equals(found)) {
                Files.delete(path);
            }
        } catch (NoSuchFileException _) {
            // Somebody has removed it: as wanted.
        }
    }
}
