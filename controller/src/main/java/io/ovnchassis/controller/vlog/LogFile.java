package io.ovnchassis.controller.vlog;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The log file, opened for append. A file made here has mode 0640 (less what the umask takes); one that was there
 * keeps the mode its owner gave it. Each line is handed to the kernel by one write, so that it is safe there when the
 * process dies.
 */
final class LogFile implements Closeable {
    private final Path path;
    private final OutputStream out;
    private long lost;

    private LogFile(Path path, OutputStream out) {
        this.path = path;
        this.out = out;
    }

    /** @throws IOException where the file can be neither opened nor made; names it and says why */
    static LogFile open(Path path) throws IOException {
        try {
            try {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
            } catch (FileAlreadyExistsException e) {
                // As wanted: it is appended to.
            }
            // No CREATE here: were the file removed in between, it would come back with another mode.
            return new LogFile(path, Files.newOutputStream(path, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new IOException("failed to open " + path + " for logging: " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "its directory does not exist";
            case AccessDeniedException _ -> "permission denied";
            default -> e.toString();
        };
    }

    Path path() {
        return path;
    }

    /** @throws IOException when the line is lost, or a part of it: the end of that line, too, is up to the caller */
    void write(byte[] line) throws IOException {
        try {
            out.write(line);
            lost = 0;
        } catch (IOException e) {
            lost++;
            throw e;
        }
    }

    /** How many lines in a row could not be written, up to now. */
    long lost() {
        return lost;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
