package io.ovnchassis.netlink;

import org.junit.jupiter.api.Test;

/** Every decoder on every message, whatever its type: few, but closer than what the notifier is given by the million. */
class DecoderFuzzTest {
    @Test
    void noBytesDoAnyHarm() {
        for (long seed = 1; seed <= 20; seed++) {
            new DecoderFuzz(seed).run(5_000);
        }
    }
}
