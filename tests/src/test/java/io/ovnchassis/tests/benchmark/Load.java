package io.ovnchassis.tests.benchmark;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What it took to load a database once.
 *
 * @param wall nanoseconds from the first attempt to connect until all rows are there
 * @param cpu nanoseconds of processor time of the whole process until then, its start included
 * @param rows the rows in memory
 * @param heap bytes that are live then
 * @param json bytes that the server sent, or 0 when they were not counted
 */
record Load(long wall, long cpu, long rows, long heap, long json) {
    /** As one program tells it to the other. */
    String line() {
        return LongStream.of(wall, cpu, rows, heap, json)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(" "));
    }

    static Load parse(String line) {
        long[] figures =
                Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        return new Load(figures[0], figures[1], figures[2], figures[3], figures[4]);
    }
}
