package io.ovnchassis.controller.vlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogLineTest {
    private static final Instant TIME = Instant.parse("2026-11-21T01:02:03.456789Z");

    @Test
    void linesHaveTheTwoFormatsOfVlog() {
        LogLine line = LogLine.of(TIME, 1, "binding", Severity.INFO, "Claiming lport sw0-p1 for this chassis.");

        assertThat(line.forFile())
                .isEqualTo("2026-11-21T01:02:03.456Z|00001|binding|INFO|Claiming lport sw0-p1 for this chassis.\n");
        assertThat(line.forConsole())
                .isEqualTo("2026-11-21T01:02:03Z|00001|binding|INFO|Claiming lport sw0-p1 for this chassis.\n");
    }

    @Test
    void serialNumbersGrowBeyondTheirFiveDigits() {
        assertThat(LogLine.of(TIME, 1_234_567, "main", Severity.WARN, "x").text())
                .isEqualTo("|1234567|main|WARN|x\n");
    }

    @Test
    void aMessageCannotForgeALine() {
        String forged = "x\n2026-11-21T01:02:04.000Z|00002|main|EMER|gotcha\r\t\u001b[2J\u009b1m\u2028\u202ereversed\0";

        assertThat(LogLine.of(TIME, 1, "main", Severity.WARN, forged).text())
                .isEqualTo("|00001|main|WARN|x\\n2026-11-21T01:02:04.000Z|00002|main|EMER|gotcha\\r\\t\\u001b[2J"
                        + "\\u009b1m\\u2028\\u202ereversed\\u0000\n");
    }

    @Test
    void trailingNewlinesAreDropped() {
        assertThat(text("done\n\n")).isEqualTo("|00001|main|INFO|done\n");
        assertThat(text("\n")).isEqualTo("|00001|main|INFO|\n");
        assertThat(text("")).isEqualTo("|00001|main|INFO|\n");
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        String message = "\"a\\nb\" {\"k\":\"v\"} größe 日本 😀 | 100%";

        assertThat(text(message)).isEqualTo("|00001|main|INFO|" + message + "\n");
    }

    @Test
    void anOverlongMessageIsCut() {
        String text = text("x".repeat(LogLine.MAX_MESSAGE + 5));

        assertThat(text.substring(text.length() - 26)).isEqualTo("xx... (5 more characters)\n");
        assertThat(text.chars().filter(c -> c == 'x').count()).isEqualTo(LogLine.MAX_MESSAGE);
    }

    @Test
    void whateverIsLoggedIsOneLine() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder message = new StringBuilder();
            random.ints(50, 0, 0x3000).forEach(c -> message.append((char) (random.nextBoolean() ? c : c % 0x20)));
            String line = text(message.toString());

            assertThat(line.lines()).as("seed=%d", seed).hasSize(1);
            assertThat(line.chars().filter(Character::isISOControl))
                    .as("seed=%d", seed)
                    .containsExactly((int) '\n');
        }
    }

    private static String text(String message) {
        return LogLine.of(TIME, 1, "main", Severity.INFO, message).text();
    }
}
