package io.ovnchassis.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.controller.sandbox.Server;
import io.ovnchassis.tests.harness.Deployment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Servers end, stall and come back while ports are being requested: some were requested just before, and may be anywhere
 * on their way, others are requested meanwhile. None is lost, none is plugged twice, and the daemon comes to rest.
 */
class ServersThatFailIT {
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    private static final int COUNT = 10;

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");
    private RunningDaemon daemon;

    @BeforeEach
    void startTheDaemon() {
        daemon = RunningDaemon.on(hv1);
    }

    /** What a failed test left stalled must not make the others fail. */
    @AfterEach
    void goOnWithoutTheDaemon() {
        List.of(central.southbound(), hv1.database(), hv1.vswitchd()).forEach(Server::resume);
        daemon.kill();
    }

    @Test
    void theSouthboundServerIsStoppedAndStarted() {
        RequestedPorts before = ports("sbstop1");
        RequestedPorts meanwhile = ports("sbstop2");

        before.request();
        central.southbound().stop();
        meanwhile.request();
        central.southbound().start();

        assertRecovered(before, meanwhile);
    }

    @Test
    void theSouthboundServerIsKilledAndStarted() {
        RequestedPorts before = ports("sbkill1");
        RequestedPorts meanwhile = ports("sbkill2");

        before.request();
        before.awaitPlugged(1);
        central.southbound().kill();
        meanwhile.request();
        central.southbound().start();

        assertRecovered(before, meanwhile);
    }

    @Test
    void theSouthboundServerStallsAndGoesOn() {
        RequestedPorts before = ports("sbstall1");
        RequestedPorts meanwhile = ports("sbstall2");

        before.request();
        central.southbound().pause();
        meanwhile.request();
        assertThat(daemon.appctl("connection-status")).isEqualTo("connected");
        central.southbound().resume();

        assertRecovered(before, meanwhile);
    }

    @Test
    void theLocalServerIsStoppedAndStarted() {
        RequestedPorts before = ports("ovsstop1");
        RequestedPorts meanwhile = ports("ovsstop2");

        before.request();
        hv1.database().stop();
        meanwhile.request();
        hv1.database().start();

        assertRecovered(before, meanwhile);
    }

    @Test
    void theLocalServerIsKilledInTheMiddleAndStarted() {
        RequestedPorts before = ports("ovskill1");
        RequestedPorts meanwhile = ports("ovskill2");

        before.request();
        before.awaitPlugged(1);
        Map<String, String> plugged = before.interfaceUuids();
        hv1.database().kill();
        meanwhile.request();
        hv1.database().start();

        assertRecovered(before, meanwhile);
        assertThat(before.interfaceUuids()).containsAllEntriesOf(plugged);
    }

    @Test
    void theLocalServerStallsAndGoesOn() {
        RequestedPorts before = ports("ovsstall1");
        RequestedPorts meanwhile = ports("ovsstall2");

        before.request();
        hv1.database().pause();
        meanwhile.request();
        hv1.database().resume();

        assertRecovered(before, meanwhile);
    }

    @Test
    void vswitchdIsOverloaded() {
        RequestedPorts before = ports("vsstall1");
        RequestedPorts meanwhile = ports("vsstall2");

        hv1.vswitchd().pause();
        before.request();
        before.awaitPlugged(COUNT);
        meanwhile.request();
        meanwhile.awaitPlugged(COUNT);
        Rest.await(daemon, central);
        assertThat(before.countUp() + meanwhile.countUp()).isZero();
        hv1.vswitchd().resume();

        assertRecovered(before, meanwhile);
    }

    @Test
    void theNorthboundServerAndNorthdAreRestarted() {
        RequestedPorts before = ports("nbstop1");
        RequestedPorts meanwhile = ports("nbstop2");

        before.request();
        central.northbound().restart();
        central.northd().kill();
        meanwhile.request();
        central.northd().start();

        assertRecovered(before, meanwhile);
    }

    @Test
    void everythingEndsAndIsStartedInTheWrongOrder() {
        RequestedPorts before = ports("all1");
        RequestedPorts meanwhile = ports("all2");

        before.request();
        daemon.kill();
        hv1.vswitchd().kill();
        hv1.database().kill();
        central.southbound().kill();
        central.northd().kill();
        meanwhile.request();
        daemon.start();
        hv1.database().start();
        hv1.vswitchd().start();
        central.southbound().start();
        central.northd().start();

        assertRecovered(before, meanwhile);
    }

    private RequestedPorts ports(String logicalSwitch) {
        return RequestedPorts.of(central, hv1, logicalSwitch, COUNT);
    }

    private void assertRecovered(RequestedPorts... requests) {
        for (RequestedPorts ports : requests) {
            ports.awaitExpectedRows();
        }
        Rest.await(daemon, central);
        for (RequestedPorts ports : requests) {
            assertThat(Rows.of(ports)).isEqualTo(Rows.expected(ports));
        }
        assertThat(daemon.appctl("inc-engine/verify")).isEqualTo("incremental and recomputed results are the same");
        assertThat(daemon.log().linesWith("Unplugging")).isEmpty();
    }
}
