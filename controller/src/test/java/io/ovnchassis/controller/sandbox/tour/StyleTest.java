package io.ovnchassis.controller.sandbox.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StyleTest {
    @Test
    void anEncodingWithoutTheSignsGetsPlainOnes() {
        Style style = Style.of(StandardCharsets.US_ASCII, true);

        assertThat(style.done() + style.open() + style.failed() + style.rule()).isEqualTo("+.x-");
        assertThat(style.green("up")).isEqualTo("\033[32mup\033[0m");
    }

    @Test
    void nothingIsColouredWithoutColours() {
        Style style = Style.of(StandardCharsets.UTF_8, false);

        assertThat(style.green("up") + style.red("down") + style.faint("a") + style.bold("b"))
                .isEqualTo("updownab");
    }
}
