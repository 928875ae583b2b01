package io.ovnchassis.tests.faults;

import io.ovnchassis.controller.sandbox.SandboxFailure;
import io.ovnchassis.controller.sandbox.Tool;
import io.ovnchassis.tests.harness.Deployment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * A folder that is a small file system for the daemon, and for the daemon alone: its launcher gives it mounts of its own,
 * which end with it. Needs root.
 *
 * @param folder where the daemon has it
 * @param launcher of the daemon
 */
record SmallDisk(Path folder, Path launcher) {
    private static final int SIZE_KB = 256;

    /** @param place a folder that is there for this only */
    static SmallDisk in(Path place) throws IOException {
        Path folder = Files.createDirectory(place.resolve("disk"));
        Path launcher = Files.createFile(
                place.resolve("launcher"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(launcher, """
                #!/bin/sh
                exec unshare --mount --propagation private sh -c \\
                    'mount -t tmpfs -o size=%dk tmpfs "$0" && exec "$@"' '%s' '%s' "$@"
                """.formatted(SIZE_KB, folder, Deployment.launcher()));
        return new SmallDisk(folder, launcher);
    }

    /** Writes to a file until there is no room for one more byte. */
    void fill(RunningDaemon daemon) throws IOException {
        try (OutputStream out = Files.newOutputStream(seen(daemon, "filling"))) {
            byte[] chunk = new byte[1024];
            for (int kb = 0; kb <= SIZE_KB; kb++) {
                out.write(chunk);
            }
        } catch (IOException full) {
            if (String.valueOf(full.getMessage()).contains("No space left on device")) {
                return;
            }
            throw full;
        }
        throw new SandboxFailure("a disk of " + SIZE_KB + " KB took more than that");
    }

    void free(RunningDaemon daemon) throws IOException {
        Files.delete(seen(daemon, "filling"));
    }

    /** Lets nobody write to it any more; a file that is open for writing is in the way of that. */
    void makeReadOnly(RunningDaemon daemon) {
        remount(daemon, "ro");
    }

    void makeWritable(RunningDaemon daemon) {
        remount(daemon, "rw");
    }

    private void remount(RunningDaemon daemon, String how) {
        new Tool("nsenter", Map.of())
                .run(
                        "--target=" + daemon.controller().process().pid(),
                        "--mount",
                        "mount",
                        "-o",
                        "remount," + how,
                        folder.toString());
    }

    String read(RunningDaemon daemon, String file) {
        Path path = seen(daemon, file);
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new SandboxFailure("cannot read " + path, e);
        }
    }

    /** Its files as this process can reach them. */
    private Path seen(RunningDaemon daemon, String file) {
        Path root = Path.of("/proc", Long.toString(daemon.controller().process().pid()), "root");
        return root.resolve(Path.of("/").relativize(folder)).resolve(file);
    }
}
