package io.ovnchassis.tests.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.History;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two chassis have an interface for the same port, and nobody says which of them is to have it. */
class FightIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1", "hv2");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon1 = Daemon.on(deployment, "hv1");

    @Order(3)
    @RegisterExtension
    static final Daemon daemon2 = Daemon.on(deployment, "hv2");

    /** How long a chassis waits before it takes back what was taken from it. */
    private static final Duration TRUCE = Duration.ofSeconds(2);

    private static final int ROUNDS = 2;

    private final LogicalSwitch logicalSwitch = new LogicalSwitch(deployment.central(), "sw0");
    private final LocalPorts ports1 = new LocalPorts(deployment.hypervisor("hv1"));
    private final LocalPorts ports2 = new LocalPorts(deployment.hypervisor("hv2"));

    @BeforeAll
    static void createTheSwitch() {
        LogicalSwitch.create(deployment.central(), "sw0");
        daemon1.awaitChassis();
        daemon2.awaitChassis();
    }

    @Test
    void neitherTakesThePortBackAtOnceAndTheLastToHaveAnInterfaceKeepsIt() {
        logicalSwitch.add("wanted");
        ports1.addFor("wanted", "vif1");
        logicalSwitch.awaitUp("wanted", "hv1");
        History history = History.of(deployment.central());
        long start = history.now();
        String row = logicalSwitch.binding("wanted", "_uuid");
        String chassis1 = uuid("hv1");
        String chassis2 = uuid("hv2");

        ports2.addFor("wanted", "vif2");
        Await.until(
                "the second time that hv1 takes the port back",
                () -> claims(history, start, row, chassis1),
                claims -> claims.size() >= ROUNDS);
        // What comes later is no fight: hv2 gives the port up, and a port that is free is taken at once.
        List<Instant> claims1 = claims(history, start, row, chassis1);
        List<Instant> claims2 = claims(history, start, row, chassis2);
        ports2.remove("vif2");

        logicalSwitch.awaitUp("wanted", "hv1");
        assertThat(daemon1.log().linesAbout("wanted"))
                .contains("binding|INFO|Changing chassis for lport wanted from hv2 to hv1.");
        assertThat(daemon2.log().linesAbout("wanted"))
                .startsWith("binding|INFO|Changing chassis for lport wanted from hv1 to hv2.");
        assertApart(claims1);
        assertApart(claims2);
        Await.until("vif1 to be marked as installed", () -> ports1.isInstalled("vif1"));
    }

    private static void assertApart(List<Instant> claims) {
        assertThat(claims).isNotEmpty();
        for (int i = 1; i < claims.size(); i++) {
            assertThat(Duration.between(claims.get(i - 1), claims.get(i)))
                    .as("between two claims of the same chassis, of " + claims)
                    .isGreaterThan(TRUCE.minusMillis(200));
        }
    }

    /** When the port was given to this chassis. */
    private static List<Instant> claims(History history, long start, String row, String chassis) {
        return history.since(start).stream()
                .filter(change -> change.row().equals(row)
                        && change.cells().contains("\"chassis\":[\"uuid\",\"" + chassis + "\"]"))
                .map(History.Change::time)
                .toList();
    }

    private static String uuid(String chassis) {
        return deployment.central().sbctl("get", "Chassis", chassis, "_uuid");
    }
}
