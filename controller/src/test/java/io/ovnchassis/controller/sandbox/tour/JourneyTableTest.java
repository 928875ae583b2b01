package io.ovnchassis.controller.sandbox.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JourneyTableTest {
    private static final Style STYLE = Style.of(StandardCharsets.UTF_8, false);
    private static final int COLUMNS = 80;

    private final JourneyTable table = new JourneyTable(List.of("lp1", "lp2", "lp3"), STYLE);

    @Test
    void showsHowFarEachPortHasCome() {
        List<PortJourney> journeys = List.of(Views.journey("lp1", 7, 12, 30, 31), Views.journey("lp2", 9, 1234));

        assertThat(text(table.lines(journeys, false))).isEqualTo("""
                  port        requested    plugged    claimed         up   state
                  lp1                 7         12         30         31   ✔ up
                  lp2                 9       1234                         · plugged
                  lp3                                                      · to be requested
                  ────────────────────────────────────────────────────────────────────
                  median              9       1234         30         31
                """.indent(0));
    }

    @Test
    void whatHasNotHappenedInTheEndIsMarked() {
        List<PortJourney> journeys = List.of(Views.journey("lp1", 1, 2, 3, 4), new PortJourney("lp2", 0));

        assertThat(text(table.lines(journeys, true))).contains("✔ up\n", "✘ awaiting northd\n", "✘ to be requested\n");
    }

    @Test
    void aRowSettlesWhenItsPortIsUpAndTheMediansWhenAllAre() {
        PortJourney up = Views.journey("up", 1, 2, 3, 4);
        JourneyTable two = new JourneyTable(List.of("up", "late"), STYLE);

        assertThat(two.lines(List.of(up, Views.journey("late", 1, 2, 3)), false))
                .extracting(Line::settled)
                .containsExactly(true, true, false, false, false);
        assertThat(two.lines(List.of(up, Views.journey("late", 1, 2, 3, 4)), false))
                .allMatch(Line::settled);
    }

    @Test
    void hasTheSameHeightFromTheFirstToTheLastFrameAndFitsIntoAnyTerminal() {
        List<String> ports =
                IntStream.rangeClosed(1, 100).mapToObj(number -> "lp" + number).toList();
        JourneyTable large = new JourneyTable(ports, STYLE);
        List<Line> first = large.lines(List.of(), false);
        List<Line> last = large.lines(
                ports.stream()
                        .map(port -> Views.journey(port, 1_000_000, 2_000_000, 3_000_000, 3_599_999))
                        .toList(),
                true);

        assertThat(last).hasSameSizeAs(first);
        assertThat(last).allSatisfy(line -> assertThat(line.text()).hasSizeLessThan(COLUMNS));
    }

    @Test
    void theMedianIsOverThePortsThatHaveReachedTheStage() {
        List<PortJourney> journeys =
                List.of(Views.journey("a", 5, 50), Views.journey("b", 1), Views.journey("c", 3, 30));

        assertThat(JourneyTable.median(journeys, Stage.REQUESTED)).hasValue(3);
        assertThat(JourneyTable.median(journeys, Stage.PLUGGED)).hasValue(50);
        assertThat(JourneyTable.median(journeys, Stage.UP)).isEmpty();
    }

    private static String text(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text().stripTrailing()).append('\n'));
        return text.toString();
    }
}
