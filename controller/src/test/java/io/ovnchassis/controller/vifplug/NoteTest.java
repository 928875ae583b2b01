package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.event.Level;

class NoteTest {
    private static final UUID ROW = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

    @ParameterizedTest
    @MethodSource
    void whatOvnControllerSaysIsSaidInItsWords(Note note, Level level, String text) {
        assertThat(note.text()).isEqualTo(text);
        assertThat(note.topic().level()).isEqualTo(level);
    }

    static Stream<Arguments> whatOvnControllerSaysIsSaidInItsWords() {
        return Stream.of(
                Arguments.of(
                        Note.plugging("P", "BR", "L"),
                        Level.INFO,
                        "Plugging port P into BR for lport L on this chassis."),
                Arguments.of(
                        Note.unplugging("P", "BR", "I"),
                        Level.INFO,
                        "Unplugging port P from BR for iface-id I on this chassis."),
                Arguments.of(
                        Note.foreignPort("L", ROW),
                        Level.WARN,
                        "CMS requested plugging of lport L, but a port that is not maintained by OVN already exsist in"
                                + " local vSwitch: 01234567-89ab-cdef-0123-456789abcdef"),
                Arguments.of(
                        Note.suspended("T", Duration.ofSeconds(10), "R"),
                        Level.WARN,
                        "VIF plug provider T is suspended for 10 s, its ports wait: R"),
                Arguments.of(
                        Note.unknownType("T", "L"),
                        Level.WARN,
                        "Unable to open VIF plug provider for vif-plug-type: 'T' lport L"),
                Arguments.of(
                        Note.unknownTypeOfInterface("T", "I"),
                        Level.WARN,
                        "Unable to open VIF plug provider for vif-plug-type T iface-id I"),
                Arguments.of(
                        Note.plugDeclined("L"),
                        Level.INFO,
                        "Not plugging/updating lport L on direction from VIF plug provider."),
                Arguments.of(
                        Note.removalDeclined("I", "X"),
                        Level.INFO,
                        "Not unplugging iface I (iface-id X) on direction from VIF plug provider."),
                Arguments.of(Note.updating("L"), Level.DEBUG, "updating iface for: L"),
                Arguments.of(
                        Note.duplicateProvider("T"),
                        Level.WARN,
                        "attempted to register duplicate VIF plug provider: T"));
    }

    @Test
    void whatIsDoneIsAlwaysSaidAndHowThingsStandIsLimited() {
        assertThat(Arrays.stream(Note.Topic.values()).filter(topic -> !topic.standing()))
                .containsExactly(
                        Note.Topic.PLUGGING,
                        Note.Topic.UPDATING,
                        Note.Topic.UNPLUGGING,
                        Note.Topic.PROVIDER_SUSPENDED,
                        Note.Topic.PROVIDER_NOT_USED);
        assertThat(Note.Topic.values())
                .allSatisfy(topic -> assertThat(topic.standing()).isEqualTo(topic.burst() > 0));
    }

    @Test
    void everyNoteIsOfAModuleThatOperatorsKnow() {
        assertThat(Note.duplicateProvider("T").topic().module()).isEqualTo("vif_plug_provider");
        assertThat(Note.plugDeclined("L").topic().module()).isEqualTo("vif_plug");
    }

    @Test
    void whatComesFromOutsideIsCutAndNeverTakenForAFormat() {
        assertThat(Note.plugDeclined("%s %d {}").text())
                .isEqualTo("Not plugging/updating lport %s %d {} on direction from VIF plug provider.");
        assertThat(Note.plugDeclined("é".repeat(300)).text())
                .isEqualTo("Not plugging/updating lport " + "é".repeat(200)
                        + "... (300 characters) on direction from VIF plug provider.");
    }
}
