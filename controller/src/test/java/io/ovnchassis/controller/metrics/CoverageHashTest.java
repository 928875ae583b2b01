package io.ovnchassis.controller.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The expected hashes were printed by Debian's ovsdb-server 3.1.0 for these counters. */
class CoverageHashTest {
    private static final Map<String, Long> PRINTED = Map.of(
            "hmap_pathological", 2L,
            "hmap_expand", 949L,
            "lockfile_lock", 1L,
            "poll_create_node", 16L,
            "poll_zero_timeout", 1L,
            "seq_change", 3L,
            "pstream_open", 2L,
            "util_xalloc", 13026L);

    @Test
    void hashIsTheOneThatOvsPrints() {
        assertThat(CoverageHash.of(counters(PRINTED))).isEqualTo(0x6613c8c9);
    }

    @Test
    void hashFollowsACounterThatIsHitForTheFirstTime() {
        Collection<Counter> counters = new ArrayList<>(counters(PRINTED));
        counters.addAll(counters(Map.of("unixctl_received", 11L)));

        assertThat(CoverageHash.of(counters)).isEqualTo(0xbf599aca);
    }

    @Test
    void totalsThatRankTheSameHashTheSame() {
        assertThat(CoverageHash.of(counters(Map.of("a", 5L, "b", 5L, "c", 1L, "never", 0L))))
                .isEqualTo(CoverageHash.of(counters(Map.of("a", 9L, "b", 9L, "c", 2L))))
                .isNotEqualTo(CoverageHash.of(counters(Map.of("a", 9L, "b", 8L, "c", 2L))));
    }

    private static List<Counter> counters(Map<String, Long> totals) {
        return totals.entrySet().stream()
                .map(entry -> {
                    Counter counter = new Counter(entry.getKey());
                    counter.add(entry.getValue());
                    return counter;
                })
                .toList();
    }
}
