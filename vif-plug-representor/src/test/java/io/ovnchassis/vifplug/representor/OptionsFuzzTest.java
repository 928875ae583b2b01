package io.ovnchassis.vifplug.representor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a port's options are, they are understood, or one line says which of them is not. */
class OptionsFuzzTest {
    private static final int SEEDS = 20_000;
    private static final int LINE_MAX = 200;

    private static final List<String> KEYS = List.of(
            Options.PF_MAC,
            Options.VF_NUMBER,
            Options.SF_NUMBER,
            Options.CONTROLLER,
            Options.SETTLE_MS,
            "vif-plug:representor:");

    private static final List<String> PIECES = List.of(
            "",
            "0",
            "1",
            "-1",
            "+1",
            "007",
            "65535",
            "65536",
            "2147483647",
            "2147483648",
            "99999999999999999999",
            "1e3",
            "0x1",
            " ",
            "\n",
            "\0",
            "\u0661",
            "\u00e9",
            "00:53:00:00:00:01",
            "00-53-00-00-00-01",
            "005300000001",
            "ff:ff:ff:ff:ff:ff",
            "00:00:00:00:00:00",
            ":",
            "g",
            "x".repeat(70_000));

    @Test
    void anyOptionsAreUnderstoodOrExplained() {
        long fresh = new Random().nextLong(SEEDS, 1L << 30);
        System.out.println("OptionsFuzzTest: seeds 0 to " + (SEEDS - 1) + " and " + fresh);
        for (long seed = 0; seed <= SEEDS; seed++) {
            long used = seed == SEEDS ? fresh : seed;
            try {
                check(options(new Random(used)));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed=" + used, e);
            }
        }
    }

    private static void check(Map<String, String> options) {
        try {
            Options understood = Options.parse(options);
            assertThat(understood.settle().isNegative()).isFalse();
            assertThat(understood.selector().pfMac().isZero()).isFalse();
        } catch (Options.Junk junk) {
            assertThat(KEYS).contains(junk.option());
            assertThat(junk.getMessage())
                    .contains(junk.option())
                    .hasLineCount(1)
                    .hasSizeLessThan(LINE_MAX);
        }
    }

    private static Map<String, String> options(Random random) {
        Map<String, String> options = new HashMap<>();
        for (String key : KEYS) {
            if (random.nextBoolean()) {
                options.put(key, piece(random) + (random.nextInt(4) == 0 ? piece(random) : ""));
            }
        }
        if (random.nextBoolean()) {
            options.put(Options.PF_MAC, "00:53:00:00:00:01");
        }
        return options;
    }

    private static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }
}
