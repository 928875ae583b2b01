package io.ovnchassis.controller.vlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelSpecTest {
    private static final Set<Destination> EVERYWHERE = EnumSet.allOf(Destination.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "binding:file:dbg",
                "file:binding:dbg",
                "dbg file binding",
                "BINDING,File,Dbg",
                "any:dbg::binding\t file,ANY",
                "binding:file"
            })
    void orderCaseAndSeparatorsDoNotMatter(String spec) {
        assertThat(parse(spec))
                .isEqualTo(new LevelSpec.Change(Optional.of("binding"), Set.of(Destination.FILE), Severity.DBG));
    }

    @Test
    void whatIsLeftOutIsEverything() {
        assertThat(parse("info")).isEqualTo(new LevelSpec.Change(Optional.empty(), EVERYWHERE, Severity.INFO));
        assertThat(parse("console:off"))
                .isEqualTo(new LevelSpec.Change(Optional.empty(), Set.of(Destination.CONSOLE), Severity.OFF));
        assertThat(parse("")).isEqualTo(new LevelSpec.Change(Optional.empty(), EVERYWHERE, Severity.DBG));
        assertThat(parse("any")).isEqualTo(new LevelSpec.Change(Optional.empty(), EVERYWHERE, Severity.DBG));
    }

    /** The first six texts are what ovsdb-server 3.1.0 answers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nosuch                | no destination, level, or module \"nosuch\"",
                "console:file:dbg      | cannot specify multiple destinations",
                "info:dbg              | cannot specify multiple levels",
                "binding,chassis       | cannot specify multiple modules",
                "PATTERN:nosuch:x      | unknown destination \"nosuch\"",
                "PATTERN               | missing destination",
                "facility:local8       | invalid facility",
                "FACILITY              | invalid facility",
                "dbg:PATTERN           | no destination, level, or module \"PATTERN\"",
                "binding:file:file     | cannot specify multiple destinations",
            })
    void whatIsWrongIsNamed(String spec, String reason) {
        assertThat(parse(spec)).isEqualTo(new LevelSpec.Rejected(reason));
    }

    @Test
    void aPatternIsWhateverStandsBehindItsDestination() {
        assertThat(parse("PATTERN:file:%D{%H:%M}|%m, or so"))
                .isEqualTo(new LevelSpec.Reformat(Set.of(Destination.FILE), "%D{%H:%M}|%m, or so"));
        assertThat(parse("pattern:ANY:%m")).isEqualTo(new LevelSpec.Reformat(EVERYWHERE, "%m"));
        assertThat(parse("facility:local3")).isEqualTo(new LevelSpec.FacilityChange(Facility.LOCAL3));
    }

    private static LevelSpec parse(String spec) {
        return LevelSpec.parse(spec, new LogLevels(List.of("binding", "chassis"))::moduleNamed);
    }
}
