package io.ovnchassis.controller.vlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogPatternTest {
    private static final Instant TIME = Instant.parse("2026-11-01T01:02:03.456789Z");
    private static final LogOrigin ORIGIN =
            new LogOrigin("ovn-controller", 42, TIME.minusMillis(1500), Optional.empty());

    @Test
    void theFirstPatternsAreThoseOfVlog() {
        Patterns initial = Patterns.initial();

        assertThat(print(initial.file(), "Claiming lport sw0-p1 for this chassis."))
                .isEqualTo("2026-11-01T01:02:03.456Z|00001|binding|INFO|Claiming lport sw0-p1 for this chassis.");
        assertThat(print(initial.console(), "x")).isEqualTo("2026-11-01T01:02:03Z|00001|binding|INFO|x");
        assertThat(print(initial.syslog(), "x")).isEqualTo("ovs|00001|binding|INFO|x");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "%A[%P] %r;ovn-controller[42] 1500",
                "%c%T %t;binding main",
                "<%B>;<133>",
                "%p|%-7p|%7p|%07p|;INFO|INFO   |   INFO|000INFO|",
                "%05N %1N %x %% 100%;00001 1 x % 100",
                "%D;2026-11-01 01:02:03.456",
                "%D{%h %e %T};Nov  1 01:02:03",
                "%D{%d/%m/%y %H:%M:%S.##};01/11/26 01:02:03.45",
                "%D{%F %R %j %a %B %z %s %q};2026-11-01 01:02 305 Sun November +0000 1793494923 %q",
                "%c{unused}|%D{unclosed;binding|unclosed",
                "%m%n%m;hello{nl}hello",
            })
    void conversionsAreThoseOfVlog(String pattern, String expected) {
        assertThat(print(Layout.parse(pattern), "hello")).isEqualTo(expected.replace("{nl}", "\n"));
    }

    @Test
    void linesOfOneMillisecondAndOfTheNextHaveTheirOwnTime() {
        Layout pattern = Layout.parse("%D{%T.###}");

        assertThat(print(pattern, at(TIME))).isEqualTo("01:02:03.456");
        assertThat(print(pattern, at(TIME))).isEqualTo("01:02:03.456");
        assertThat(print(pattern, at(TIME.plusMillis(1)))).isEqualTo("01:02:03.457");
        assertThat(print(pattern, at(TIME))).isEqualTo("01:02:03.456");
    }

    private static LogRecord at(Instant time) {
        return new LogRecord(time, 1, "main", "", Severity.INFO, "x");
    }

    @Test
    void otherThreadsAreNamed() {
        LogRecord log = new LogRecord(TIME, 2, "acl_log", "ovn_pinctrl0", Severity.INFO, "x");

        assertThat(print(Layout.parse("%c%T %t"), log)).isEqualTo("acl_log(ovn_pinctrl0) ovn_pinctrl0");
    }

    @Test
    void aChosenFacilityIsPrinted() {
        StringBuilder line = new StringBuilder();
        Layout.parse("%B").print(message("x"), ORIGIN.with(Facility.KERN), line);

        assertThat(line).hasToString("5");
    }

    @Test
    void serialNumbersGrowBeyondTheirFiveDigits() {
        LogRecord log = new LogRecord(TIME, 1_234_567, "main", "", Severity.WARN, "x");

        assertThat(print(Patterns.initial().syslog(), log)).isEqualTo("ovs|1234567|main|WARN|x");
    }

    @Test
    void aMessageCannotForgeALine() {
        String forged = "x\n2026-11-21T01:02:04.000Z|00002|main|EMER|gotcha\r\t\u001b[2J\u009b1m\u2028\u202ereversed\0";

        assertThat(print(Layout.parse("%m"), forged))
                .isEqualTo("x\\n2026-11-21T01:02:04.000Z|00002|main|EMER|gotcha\\r\\t\\u001b[2J"
                        + "\\u009b1m\\u2028\\u202ereversed\\u0000");
    }

    @Test
    void trailingNewlinesAreDropped() {
        assertThat(print(Layout.parse("%m|"), "done\n\n")).isEqualTo("done|");
        assertThat(print(Layout.parse("%m|"), "\n")).isEqualTo("|");
    }

    @Test
    void ordinaryTextStaysAsItIs() {
        String message = "\"a\\nb\" {\"k\":\"v\"} größe 日本 😀 | 100%";

        assertThat(print(Layout.parse("%m"), message)).isEqualTo(message);
    }

    @Test
    void anOverlongMessageIsCut() {
        String text = print(Layout.parse("%m"), "x".repeat(PlainText.MAX_MESSAGE + 5));

        assertThat(text).endsWith("xx... (5 more characters)");
        assertThat(text.chars().filter(c -> c == 'x').count()).isEqualTo(PlainText.MAX_MESSAGE);
    }

    @Test
    void asJsonARecordIsAnObject() {
        Layout json = Layout.parse("json");

        assertThat(print(json, "say \"hi\" \\o/\n\tagain"))
                .isEqualTo("{\"time\":\"2026-11-01T01:02:03.456Z\",\"serial\":1,\"program\":\"ovn-controller\","
                        + "\"module\":\"binding\",\"level\":\"INFO\","
                        + "\"message\":\"say \\\"hi\\\" \\\\o/\\n\\tagain\"}");
        assertThat(print(json, new LogRecord(TIME, 2, "main", "netlink", Severity.WARN, "x")))
                .contains("\"thread\":\"netlink\",\"level\":\"WARN\"");
    }

    @Test
    void whateverIsLoggedIsOneLine() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder message = new StringBuilder();
            random.ints(50, 0, 0x3000).forEach(c -> message.append((char) (random.nextBoolean() ? c : c % 0x20)));
            for (Layout layout : new Layout[] {Patterns.initial().file(), Layout.parse("json")}) {
                String line = print(layout, message.toString());

                assertThat(line.lines()).as("seed=%d", seed).hasSize(1);
                assertThat(line.chars().filter(Character::isISOControl))
                        .as("seed=%d", seed)
                        .isEmpty();
            }
        }
    }

    private static LogRecord message(String message) {
        return new LogRecord(TIME, 1, "binding", "", Severity.INFO, message);
    }

    private static String print(Layout layout, String message) {
        return print(layout, message(message));
    }

    private static String print(Layout layout, LogRecord log) {
        StringBuilder line = new StringBuilder();
        layout.print(log, ORIGIN, line);
        return line.toString();
    }
}
