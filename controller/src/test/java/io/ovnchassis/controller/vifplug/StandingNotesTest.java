package io.ovnchassis.controller.vifplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingNotesTest {
    private final List<Note> said = new ArrayList<>();
    private final StandingNotes notes = new StandingNotes(said::add);

    @Test
    void aConditionIsSaidOnceAsLongAsItLasts() {
        Note declined = Note.plugDeclined("lsp1");

        notes.take("lsp1", List.of(declined));
        notes.take("lsp1", List.of(declined));
        assertThat(said).containsExactly(declined);

        notes.take("lsp1", List.of());
        notes.take("lsp1", List.of(declined));
        assertThat(said).containsExactly(declined, declined);
    }

    @Test
    void anotherConditionIsSaid() {
        Note first = Note.nameTaken("lsp1", "rep0", "lsp2");
        Note second = Note.nameTaken("lsp1", "rep0", "lsp3");

        notes.take("lsp1", List.of(first));
        notes.take("lsp1", List.of(second));

        assertThat(said).containsExactly(first, second);
    }

    @Test
    void whatIsDoneIsSaidEveryTime() {
        Note plugging = Note.plugging("rep0", "br-int", "lsp1");
        Note badMtu = Note.badMtuRequest("lsp1", "vif-plug-mtu-request", "x");

        notes.take("lsp1", List.of(badMtu, plugging));
        notes.take("lsp1", List.of(badMtu, plugging));

        assertThat(said).containsExactly(badMtu, plugging, plugging);
    }

    @Test
    void aConditionThatWasDroppedIsSaidAtTheNextLook() {
        StandingNotes dropping = new StandingNotes(note -> said.add(note) && said.size() > 1);
        Note declined = Note.plugDeclined("lsp1");

        dropping.take("lsp1", List.of(declined));
        dropping.take("lsp1", List.of(declined));
        dropping.take("lsp1", List.of(declined));

        assertThat(said).hasSize(2);
    }

    @Test
    void theConditionsOfTwoPortsAreTwo() {
        notes.take("lsp1", List.of(Note.plugDeclined("lsp1")));
        notes.take("lsp2", List.of());
        notes.take("lsp1", List.of(Note.plugDeclined("lsp1")));

        assertThat(said).hasSize(1);
    }
}
