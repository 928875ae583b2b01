package io.ovnchassis.tests.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The processor time of a process, finer than the clock tick of 10 ms that proc_pid_stat(5) has. */
record CpuClock(long pid) {
    /** The nanoseconds of every thread that there is: the first field of {@code /proc/PID/task/TID/schedstat}. */
    Map<Path, Long> read() {
        Map<Path, Long> nanos = new HashMap<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            threads.forEach(thread -> nanos.put(thread, nanos(thread)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return nanos;
    }

    /** The nanoseconds since a reading, of all threads but those that have ended since. */
    long nanosSince(Map<Path, Long> before) {
        return read().entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
                .sum();
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
