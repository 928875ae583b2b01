package io.ovnchassis.controller.sandbox.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PortJourneyTest {
    private static final long START = 5_000_000_000L;

    private final PortJourney journey = new PortJourney("lp1", START);

    @Test
    void theTimeOfAStageIsThatOfTheFirstNewsThatShowedIt() {
        observe(Views.at(Stage.REQUESTED), 7);
        observe(Views.at(Stage.REQUESTED), 8);
        observe(Views.at(Stage.PLUGGED), 20);

        assertThat(journey.millis(Stage.REQUESTED)).hasValue(7);
        assertThat(journey.millis(Stage.PLUGGED)).hasValue(20);
        assertThat(journey.millis(Stage.CLAIMED)).isEmpty();
        assertThat(journey.stage()).contains(Stage.PLUGGED);
        assertThat(journey.isUp()).isFalse();
    }

    @Test
    void aStageThatIsSeenProvesThoseBeforeIt() {
        PortView pluggedOnly = new PortView(false, true, false, false, OptionalLong.empty());

        observe(pluggedOnly, 9);
        observe(Views.at(Stage.PLUGGED), 10);

        assertThat(journey.millis(Stage.REQUESTED)).hasValue(9);
        assertThat(journey.millis(Stage.PLUGGED)).hasValue(9);
    }

    @Test
    void aPortThatGoesStaysWhereItCame() {
        observe(Views.at(Stage.UP), 30);
        observe(Views.ABSENT, 40);

        assertThat(journey.isUp()).isTrue();
        assertThat(journey.millis(Stage.UP)).hasValue(30);
    }

    private void observe(PortView view, long millis) {
        journey.observe(view, START + millis * 1_000_000);
    }
}
