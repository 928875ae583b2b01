package io.ovnchassis.controller.metrics;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The {@code hash=} of {@code coverage/show}: equal for two moments, or two daemons, whose counters rank the same, so
 * that a reader can tell a busy period from another without comparing numbers.
 *
 * <p>Built from 32-bit MurmurHash3 exactly as {@code lib/coverage.c} does when OVS is compiled for plain x86-64,
 * which is how distributions ship it. (A build that may use SSE 4.2 hashes by CRC instead and prints other values.)
 */
final class CoverageHash {
    private record Sample(String name, long total) {}

    private CoverageHash() {}

    /**
     * Highest total first, equal totals by name; each group of equal totals is hashed with the rank it starts at.
     * Counters that were never hit have no part in it.
     */
    static int of(Collection<Counter> counters) {
        List<Sample> ranked = counters.stream()
                .map(counter -> new Sample(counter.name(), counter.total()))
                .filter(sample -> sample.total != 0)
                .sorted(Comparator.comparingLong(Sample::total).reversed().thenComparing(Sample::name))
                .toList();
        int hash = 0;
        int groups = 0;
        for (int rank = 0; rank < ranked.size(); rank++) {
            if (rank == 0 || ranked.get(rank).total != ranked.get(rank - 1).total) {
                groups++;
                hash = mixPair(rank, hash);
            }
            hash = mixBytes(ranked.get(rank).name.getBytes(StandardCharsets.UTF_8), hash);
        }
        return mixPair(groups, hash);
    }

    private static int mixPair(int first, int second) {
        return finish(add(add(first, 0), second) ^ 2 * Integer.BYTES);
    }

    private static int mixBytes(byte[] bytes, int basis) {
        int hash = basis;
        for (int start = 0; start < bytes.length; start += Integer.BYTES) {
            hash = add(hash, littleEndian(bytes, start));
        }
        return finish(hash ^ bytes.length);
    }

    /** The four bytes at {@code start}, zeros standing for those past the end. */
    private static int littleEndian(byte[] bytes, int start) {
        int word = 0;
        for (int i = start; i < Math.min(bytes.length, start + Integer.BYTES); i++) {
            word |= (bytes[i] & 0xff) << (8 * (i - start));
        }
        return word;
    }

    private static int add(int hash, int word) {
        int scrambled = Integer.rotateLeft(word * 0xcc9e2d51, 15) * 0x1b873593;
        return Integer.rotateLeft(hash ^ scrambled, 13) * 5 + 0xe6546b64;
    }

    private static int finish(int hash) {
        int mixed = hash ^ hash >>> 16;
        mixed *= 0x85ebca6b;
        mixed ^= mixed >>> 13;
        mixed *= 0xc2b2ae35;
        return mixed ^ mixed >>> 16;
    }
}
