package io.ovnchassis.controller.sandbox.tour;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** What the databases say about ports in these tests. */
final class Views {
    static final PortView ABSENT = new PortView(false, false, false, false, OptionalLong.empty());

    private Views() {}

    /** A port that has come as far as this. */
    static PortView at(Stage stage) {
        return new PortView(
                true,
                stage.compareTo(Stage.PLUGGED) >= 0,
                stage.compareTo(Stage.CLAIMED) >= 0,
                stage == Stage.UP,
                OptionalLong.of(1400));
    }

    /** A journey from stage to stage, each reached after that many milliseconds. */
    static PortJourney journey(String port, long... millis) {
        PortJourney journey = new PortJourney(port, 0);
        Iterator<Stage> stages = List.of(Stage.values()).iterator();
        for (long reached : millis) {
            journey.observe(at(stages.next()), TimeUnit.MILLISECONDS.toNanos(reached));
        }
        return journey;
    }
}
