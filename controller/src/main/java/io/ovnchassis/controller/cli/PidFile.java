package io.ovnchassis.controller.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file that holds our process id, locked as long as we live, so that a second daemon notices the first. */
final class PidFile implements Closeable {
    private final Path path;
    private final FileChannel channel;

    private PidFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Says why there is no pid file, in one line for standard error. */
    static final class PidFileException extends Exception {
        PidFileException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Creates the file, or takes over one that a dead process left.
     *
     * @throws PidFileException when another process holds it, or it cannot be written
     */
    static PidFile create(Path path, long processId) throws PidFileException {
        try {
            FileChannel channel = FileChannel.open(
                    path,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                String holder = Files.readString(path).strip();
                channel.close();
                throw new PidFileException(
                        path + ": pidfile is locked by process " + holder + ", already running", null);
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((processId + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
            return new PidFile(path, channel);
        } catch (IOException e) {
            throw new PidFileException(path + ": cannot create the pid file: " + e.getMessage(), e);
        }
    }

    /** Removes the file and lets go of it. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
        channel.close();
    }
}
