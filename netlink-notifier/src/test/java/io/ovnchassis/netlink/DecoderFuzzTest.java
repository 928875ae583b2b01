package io.ovnchassis.netlink;

import org.junit.jupiter.api.Test;

/** A sample of what {@link DecoderFuzz} tries by the million. */
class DecoderFuzzTest {
    @Test
    void noBytesDoAnyHarm() {
        for (long seed = 1; seed <= 20; seed++) {
            new DecoderFuzz(seed).run(5_000);
        }
    }
}
