package io.ovnchassis.tests.scale;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processor time of a process, finer than the clock tick that proc_pid_stat(5) has. */
record CpuClock(long pid) {
    /** In nanoseconds, of all threads that there are: the first field of {@code /proc/PID/task/TID/schedstat}. */
    long nanos() {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.mapToLong(CpuClock::nanos).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long nanos(Path thread) {
        try {
            List<String> fields =
                    List.of(Files.readString(thread.resolve("schedstat")).split(" "));
            return Long.parseLong(fields.getFirst());
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
