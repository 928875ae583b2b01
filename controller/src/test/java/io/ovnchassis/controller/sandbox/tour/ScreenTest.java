package io.ovnchassis.controller.sandbox.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void aFileGetsEachLineOnceWhenItHasSettled() {
        Screen screen = screen(0);

        screen.show(List.of(Line.settled("port"), Line.changing("a: plugged"), Line.changing("b")));
        screen.show(List.of(Line.settled("port"), Line.changing("a: claimed"), Line.settled("b: up")));
        screen.show(List.of(Line.settled("port"), Line.settled("a: up"), Line.settled("b: up")));
        screen.line("end");

        assertThat(written()).isEqualTo("port\nb: up\na: up\nend\n");
    }

    @Test
    void aFileGetsTheLastStateOfWhatNeverSettled() {
        Screen screen = screen(0);

        screen.show(List.of(Line.settled("port"), Line.changing("a: plugged")));
        screen.show(List.of(Line.settled("port"), Line.changing("a: claimed")));
        screen.endBlock();
        screen.endBlock();

        assertThat(written()).isEqualTo("port\na: claimed\n");
    }

    @Test
    void aTerminalHasTheBlockRewrittenInPlaceInOnePiece() {
        Screen screen = screen(24);

        screen.show(List.of(Line.settled("port"), Line.changing("a")));
        bytes.reset();
        screen.show(List.of(Line.settled("port"), Line.settled("a: up")));

        assertThat(written()).isEqualTo("\033[?7l\033[2A\rport\033[K\n\ra: up\033[K\n\033[?7h");
    }

    @Test
    void whatHasNotChangedIsNotRewritten() {
        Screen screen = screen(24);
        screen.show(List.of(Line.changing("a")));
        bytes.reset();

        screen.show(List.of(Line.changing("a")));

        assertThat(written()).isEmpty();
    }

    @Test
    void theNextBlockComesBelowTheOneBefore() {
        Screen screen = screen(24);
        screen.show(List.of(Line.settled("first")));
        screen.endBlock();
        bytes.reset();

        screen.show(List.of(Line.changing("second")));

        assertThat(written()).doesNotContain("A\r").contains("second");
    }

    @Test
    void aBlockHigherThanTheTerminalIsWrittenAsToAFile() {
        Screen screen = screen(2);

        screen.show(List.of(Line.settled("port"), Line.changing("a")));
        screen.show(List.of(Line.settled("port"), Line.settled("a: up")));
        screen.endBlock();

        assertThat(written()).isEqualTo("port\na: up\n");
    }

    private Screen screen(int rows) {
        return new Screen(new PrintStream(bytes, false, StandardCharsets.UTF_8), rows);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
