package io.ovnchassis.controller.sandbox;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * A new folder with a short path, deleted when it is closed.
 *
 * <p>A JVM that is killed cannot delete its folder, so the next one does: each folder has a file that its owner keeps
 * locked, and a folder whose lock is free has no owner any more. The kernel drops the lock with the process, and unlike
 * a pid a lock is neither reused nor meaningless in another container. Folders of the own JVM are left out by the pid in
 * their name, since merely opening and closing their lock file would drop the lock (POSIX, fcntl).
 */
final class SandboxDirectory implements AutoCloseable {
    private static final String PREFIX = "ovn-sandbox-";
    private static final String OWN_PREFIX = PREFIX + ProcessHandle.current().pid() + "-";
    private static final String LOCK = "lock";
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path path;
    private final FileChannel lock;

    private SandboxDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes a folder in the machine's folder for temporary files, and deletes there what killed owners have left. */
    static SandboxDirectory create() {
        return createIn(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static SandboxDirectory createIn(Path parent) {
        try {
            Path path = createNumbered(parent.toRealPath());
            // Locked before it gets its name: a lock file that others can see is never a free one.
            Path unnamed = path.resolve(LOCK + ".new");
            FileChannel lock = FileChannel.open(unnamed, CREATE_NEW, WRITE);
            lock.lock();
            Files.move(unnamed, path.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
            deleteOrphans(path);
            return new SandboxDirectory(path, lock);
        } catch (IOException e) {
            throw new SandboxFailure("cannot make a sandbox folder in " + parent, e);
        }
    }

    /** Short names, unlike those of temporary folders: people paste them. Open to their owner only, like those. */
    private static Path createNumbered(Path parent) throws IOException {
        int number = 1;
        while (true) {
            try {
                return Files.createDirectory(parent.resolve(OWN_PREFIX + number), OWNER_ONLY);
            } catch (FileAlreadyExistsException taken) {
                number++;
            }
        }
    }

    Path path() {
        return path;
    }

    /** A folder in this one. */
    RunDirectory run(String name) {
        try {
            return new RunDirectory(Files.createDirectories(path.resolve(name)));
        } catch (IOException e) {
            throw new SandboxFailure("cannot make the folder " + path.resolve(name), e);
        }
    }

    /** Deletes the folder and everything in it. The servers that write there must have ended. */
    @Override
    public void close() {
        try {
            deleteTree(path);
            lock.close();
        } catch (IOException e) {
            throw new SandboxFailure("cannot delete the sandbox folder " + path, e);
        }
    }

    private static void deleteOrphans(Path own) throws IOException {
        DirectoryStream.Filter<Path> foreign = sibling -> isForeignSandbox(sibling, own);
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(own.resolveSibling("."), foreign)) {
            for (Path sibling : siblings) {
                deleteIfOrphan(sibling);
            }
        }
    }

    /** Only folders of the same user count: in a shared /tmp, anyone can make a folder of any name. */
    private static boolean isForeignSandbox(Path folder, Path own) throws IOException {
        String name = folder.getFileName().toString();
        try {
            return name.startsWith(PREFIX)
                    && !name.startsWith(OWN_PREFIX)
                    && Files.isDirectory(folder, NOFOLLOW_LINKS)
                    && Files.isRegularFile(folder.resolve(LOCK), NOFOLLOW_LINKS)
                    && Files.getOwner(folder, NOFOLLOW_LINKS).equals(Files.getOwner(own));
        } catch (NoSuchFileException deletedMeanwhile) {
            return false;
        }
    }

    private static void deleteIfOrphan(Path folder) throws IOException {
        try (FileChannel lock = FileChannel.open(folder.resolve(LOCK), WRITE, NOFOLLOW_LINKS)) {
            if (lock.tryLock() != null) {
                deleteTree(folder);
            }
        } catch (NoSuchFileException deletedMeanwhile) {
            // Another sandbox that starts just now was faster.
        }
    }

    private static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
