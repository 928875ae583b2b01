package io.ovnchassis.controller.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormatTest {
    @Test
    void theFormatMayStandAnywhereAndIsTextByDefault() {
        assertThat(Format.parse(List.of("lsp1"))).contains(new Format.Arguments(Format.TEXT, List.of("lsp1")));
        assertThat(Format.parse(List.of("--format", "json", "lsp1")))
                .isEqualTo(Format.parse(List.of("lsp1", "--format=json")))
                .contains(new Format.Arguments(Format.JSON, List.of("lsp1")));
        assertThat(Format.parse(List.of("--format=text"))).contains(new Format.Arguments(Format.TEXT, List.of()));
    }

    @Test
    void anotherFormatOrNoneAfterTheOptionIsRefused() {
        assertThat(Format.parse(List.of("--format", "xml"))).isEqualTo(Optional.empty());
        assertThat(Format.parse(List.of("--format"))).isEmpty();
        assertThat(Format.parse(List.of("--format="))).isEmpty();
    }
}
