package io.ovnchassis.controller.sandbox.tour;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** What a chassis controller is for: ports that are requested come, change and go. */
final class PortShow {
    private static final int MTU = 1400;
    private static final int OTHER_MTU = 1300;

    private final Requests requests;
    private final Observatory observatory;
    private final Watch watch;

    PortShow(Requests requests, Observatory observatory, Watch watch) {
        this.requests = requests;
        this.observatory = observatory;
        this.watch = watch;
    }

    /** Requests ports one after another, and returns when all are up. */
    void plug(List<String> ports, JourneyTable table, Screen screen) throws InterruptedException {
        List<PortJourney> journeys = new ArrayList<>();
        requests.createSwitch();
        boolean done = false;
        try {
            for (String port : ports) {
                journeys.add(new PortJourney(port, System.nanoTime()));
                screen.show(table.lines(journeys, false));
                requests.request(port, MTU);
                observatory.await(Duration.ZERO, seenAt -> observe(journeys, seenAt));
            }
            watch.until(
                    () -> "all ports to be up",
                    seenAt -> observe(journeys, seenAt),
                    () -> screen.show(table.lines(journeys, false)));
            done = true;
        } finally {
            if (!done) {
                screen.show(table.lines(journeys, true));
            }
            screen.endBlock();
        }
    }

    /** Takes note of all ports, and says whether all are up. */
    private boolean observe(List<PortJourney> journeys, long seenAt) {
        journeys.forEach(journey -> journey.observe(observatory.port(journey.port()), seenAt));
        return journeys.stream().allMatch(PortJourney::isUp);
    }

    void changeMtu(String port, Steps steps) throws InterruptedException {
        steps.run(
                port + ": vif-plug-mtu-request " + MTU + " -> " + OTHER_MTU + ", the Interface follows",
                () -> {
                    requests.changeMtu(port, OTHER_MTU);
                    return await(
                            "the MTU of " + port + " to be " + OTHER_MTU,
                            port,
                            view -> view.mtu().equals(OptionalLong.of(OTHER_MTU)));
                },
                seenAt -> seenAt);
    }

    void withdraw(String port, Steps steps) throws InterruptedException {
        steps.run(
                port + ": deleted from the switch, unplugged from br-int",
                () -> {
                    requests.withdraw(port);
                    return await(port + " to be gone from the chassis", port, PortView::isGone);
                },
                seenAt -> seenAt);
    }

    private long await(String what, String port, Predicate<PortView> wanted) throws InterruptedException {
        return watch.until(
                () -> what + "; it is " + observatory.port(port), _ -> wanted.test(observatory.port(port)), () -> {});
    }
}
