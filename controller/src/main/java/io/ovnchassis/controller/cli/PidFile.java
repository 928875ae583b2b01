package io.ovnchassis.controller.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file that holds our process id, locked as long as we live, so that a second daemon notices the first. */
final class PidFile implements Closeable {
    private static final Set<StandardOpenOption> OPEN = Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
    private static final Set<StandardOpenOption> CREATE_OR_OPEN =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

    private final Path path;
    private final String content;
    private final FileChannel channel;

    /*
     * As OVS does it: the file is made under another name, which is the same for all who want the place, and locked and
     * filled there before it is renamed. So whoever reads the file finds a whole one, and of two that start at the same
     * time the second fails to lock. One that overwrites does not ask anybody, and has a name of its own.
     */
    private PidFile(Path path, String content, FileChannel channel) {
        this.path = path;
        this.content = content;
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
        return create(path, processId, path.resolveSibling(path.getFileName() + ".tmp"), false);
    }

    /**
     * Creates the file even if another process holds one of that name.
     *
     * @throws PidFileException when it cannot be written
     */
    static PidFile overwrite(Path path, long processId) throws PidFileException {
        return create(path, processId, path.resolveSibling(path.getFileName() + ".tmp" + processId), true);
    }

    private static PidFile create(Path path, long processId, Path temporary, boolean overwrite)
            throws PidFileException {
        try {
            FileChannel channel = open(temporary, CREATE_OR_OPEN);
            try {
                if (channel.tryLock() == null) {
                    throw new PidFileException(temporary + ": locked by another process that is starting", null);
                }
                if (!overwrite) {
                    checkAlreadyRunning(path);
                }
                String content = processId + "\n";
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII)));
                Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
                return new PidFile(path, content, channel);
            } catch (IOException | PidFileException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new PidFileException(path + ": cannot create the pid file: " + e.getMessage(), e);
        }
    }

    private static void checkAlreadyRunning(Path path) throws IOException, PidFileException {
        if (!Files.exists(path)) {
            return;
        }
        try (FileChannel existing = open(path, OPEN)) {
            Optional<FileLock> lock = Optional.ofNullable(existing.tryLock());
            if (lock.isEmpty()) {
                throw new PidFileException(
                        path + ": already running as pid "
                                + Files.readString(path).strip() + ", aborting",
                        null);
            }
        }
    }

    private static FileChannel open(Path path, Set<StandardOpenOption> how) throws IOException {
        return FileChannel.open(
                path, how, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
    }

    /** Removes the file, unless another daemon has overwritten it, and lets go of it. */
    @Override
    public void close() throws IOException {
        remove();
        channel.close();
    }

    /** Removes the file, unless another daemon has overwritten it. */
    void remove() throws IOException {
        if (Files.exists(path) && Files.readString(path).equals(content)) {
            Files.deleteIfExists(path);
        }
    }
}
