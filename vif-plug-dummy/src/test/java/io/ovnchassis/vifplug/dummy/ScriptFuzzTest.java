package io.ovnchassis.vifplug.dummy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the script of a port is, it is understood, or it is said which word of it is not. */
class ScriptFuzzTest {
    private static final int SEEDS = 20_000;

    private static final List<String> PIECES = List.of(
            "defer",
            "refuse",
            "throw",
            "fail",
            "hang",
            "lose-device",
            "rename",
            "=",
            "=",
            "=",
            ";",
            ";",
            "0",
            "1",
            "-1",
            "999999999",
            "9999999999",
            "1.5",
            "x",
            " ",
            "\n",
            "\0",
            "\u0661",
            "\ud83d\ude00",
            "y".repeat(5000));

    @Test
    void anyScriptIsUnderstoodOrExplained() {
        long fresh = new Random().nextLong(SEEDS, 1L << 30);
        System.out.println("ScriptFuzzTest: seeds 0 to " + (SEEDS - 1) + " and " + fresh);
        for (long seed = 0; seed <= SEEDS; seed++) {
            long used = seed == SEEDS ? fresh : seed;
            Random random = new Random(used);
            String text = Stream.generate(() -> PIECES.get(random.nextInt(PIECES.size())))
                    .limit(random.nextInt(10))
                    .collect(Collectors.joining());
            try {
                assertThat(Script.parse(text).text()).as("seed=%d", used).isEqualTo(text);
            } catch (Script.Malformed malformed) {
                assertThat(malformed.getMessage()).as("seed=%d", used).isNotBlank();
            } catch (RuntimeException e) {
                throw new AssertionError("seed=" + used, e);
            }
        }
    }
}
