package io.ovnchassis.controller.vlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.Junk;
import io.ovnchassis.controller.Seeds;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.Test;

/**
 * Whatever somebody gives to {@code vlog/set} is applied, or refused with a reason; and whatever is logged after it, a
 * message of the log stays on one line.
 */
class LevelSpecFuzzTest {
    private static final int SEEDS = 500;

    private static final List<String> WORDS = List.of(
            "any",
            "console",
            "file",
            "syslog",
            "binding",
            "off",
            "emer",
            "err",
            "warn",
            "info",
            "dbg",
            "pattern",
            "PATTERN",
            "facility",
            "FACILITY",
            "daemon",
            "local7",
            ":",
            ":",
            ":",
            ",",
            " ",
            "%",
            "%d",
            "%D{%Y-%m-%dT%H:%M:%.###SZ}",
            "%{",
            "%9999999999m",
            "%-5p",
            "%05t",
            "%c",
            "%A",
            "%B",
            "%E",
            "%F",
            "%N",
            "%n",
            "%P",
            "%r",
            "%T",
            "%t",
            "%m",
            "%%",
            "%q");

    @Test
    void anySpecIsAppliedOrRefusedAndAMessageStaysOnOneLine() {
        Seeds.each(LevelSpecFuzzTest.class, SEEDS, random -> {
            ByteArrayOutputStream console = new ByteArrayOutputStream();
            try (LoggerContext context = new LoggerContext("level-spec-fuzz")) {
                Vlog vlog = Vlog.in(context, List.of("binding"), console);
                vlog.set(spec(random)).ifPresent(reason -> assertThat(reason).isNotBlank());
                vlog.set("any:console:info");
                vlog.set("PATTERN:console:<%m>");
                console.reset();
                context.getLogger("binding").info("{}", new Junk(random).text());
            }
            assertThat(console.toString(StandardCharsets.UTF_8)).matches("<[^\\n\\r\\x00-\\x1f]*>\\n");
        });
    }

    private static String spec(Random random) {
        Junk junk = new Junk(random);
        return Stream.generate(() -> random.nextInt(5) == 0 ? junk.text() : junk.any(WORDS))
                .limit(random.nextInt(8))
                .collect(Collectors.joining());
    }
}
