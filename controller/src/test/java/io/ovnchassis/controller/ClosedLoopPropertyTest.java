package io.ovnchassis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Bridge;
import io.ovnchassis.ovsdb.tables.ovs.Interface;
import io.ovnchassis.ovsdb.tables.sb.Chassis;
import io.ovnchassis.ovsdb.tables.sb.ChassisPrivate;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import io.ovnchassis.ovsdb.tables.sb.SbGlobal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever happened, in whatever order, with transactions that failed, connections that broke and a daemon that was
 * killed: once it is over, the daemon brings both databases to what they should be, and then leaves them alone.
 */
class ClosedLoopPropertyTest {
    private static final int SEEDS = 300;
    private static final int STEPS = 150;
    private static final int PORTS = 5;

    /** The last of the ports: virtual machines come with interfaces for the others. */
    private static final String PLUGGED = "lp" + (PORTS - 1);

    /** Makes the dummy provider rename the interface, or fail now and then. */
    private static final String SCRIPT = "vif-plug:dummy:script";

    /** A contributor that was rejected waits for up to a minute. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(61);

    /** Over all seeds: a property of ports that are never there proves nothing. */
    private int bound;

    private int notBound;
    private int plugged;

    @Test
    void onceThingsCalmDownEveryPortIsWhereItBelongs() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try (Simulation simulation = new Simulation()) {
                Chaos chaos = new Chaos(simulation, new Random(seed));
                for (int step = 0; step < STEPS; step++) {
                    chaos.step();
                }
                calmDown(simulation);
                check(simulation.host());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed=" + seed, e);
            }
        }
        assertThat(bound).isGreaterThan(SEEDS);
        assertThat(notBound).isGreaterThan(SEEDS);
        assertThat(plugged).isGreaterThan(SEEDS / 10);
    }

    /** Goes on until nothing is done any more for longer than anybody waits, and the daemon wakes up only when it asks to. */
    private static void calmDown(Simulation simulation) {
        Duration quiet = Duration.ZERO;
        for (int round = 0; quiet.compareTo(LONGEST_WAIT) < 0; round++) {
            assertThat(round).as("it never calms down:\n%s", simulation.log()).isLessThan(1000);
            quiet = simulation.goOn()
                    ? Duration.ZERO
                    : quiet.plus(simulation.sleep().orElse(LONGEST_WAIT));
        }
    }

    private void check(SimulatedHost host) {
        Chassis us = host.chassis("hv1").orElseThrow();
        assertThat(us.encaps()).hasSize(1);
        assertThat(host.southbound().only(ChassisPrivate.TABLE))
                .returns(Optional.of(us.ref()), ChassisPrivate::chassis)
                .returns(host.southbound().only(SbGlobal.TABLE).nbCfg(), ChassisPrivate::nbCfg);
        checkPlace(host);
        host.southbound().rows(PortBinding.TABLE).stream()
                .filter(port -> !port.type().equals("localnet"))
                .forEach(port -> {
                    List<Interface> vifs = host.vifs()
                            .filter(vif -> externalId(vif, "iface-id").equals(Optional.of(port.logicalPort())))
                            .toList();
                    checkBinding(port, us.ref(), vifs);
                    checkPlugging(port, us.ref(), vifs);
                });
        assertThat(host.vifs()
                        .filter(vif ->
                                externalId(vif, "iface-id").flatMap(host::port).isEmpty()))
                .as("interfaces of unknown ports")
                .noneMatch(ClosedLoopPropertyTest::isInstalled)
                .noneMatch(ClosedLoopPropertyTest::isPlugged);
    }

    /** The bridge, the one tunnel, and the one pair of patch ports for as long as there is something to connect. */
    private static void checkPlace(SimulatedHost host) {
        Bridge bridge = host.bridge(SimulatedHost.INTEGRATION_BRIDGE).orElseThrow();
        assertThat(bridge.failMode()).contains(Bridge.FailMode.SECURE);
        assertThat(bridge.externalIds().getOrDefault("ovn-nb-cfg", "0"))
                .isEqualTo(Long.toString(host.southbound().only(SbGlobal.TABLE).nbCfg()));
        String remoteIp = host.chassis("hv2").orElseThrow().encaps().stream()
                .map(ref -> host.southbound().get(Encap.TABLE, ref).orElseThrow())
                .filter(encap -> encap.type() == Encap.Type.GENEVE)
                .map(Encap::ip)
                .findFirst()
                .orElse("none");
        assertThat(host.interfaces(bridge.name()).filter(row -> row.type().equals("geneve")))
                .as("tunnels to %s", remoteIp)
                .extracting(row -> row.options().get("remote_ip"))
                .isEqualTo(remoteIp.equals("none") ? List.of() : List.of(remoteIp));
        boolean anyBound = host.southbound().rows(PortBinding.TABLE).stream()
                .anyMatch(port -> port.chassis().equals(host.chassis("hv1").map(Chassis::ref)));
        assertThat(host.interfaces(bridge.name()).filter(row -> row.type().equals("patch")))
                .extracting(Interface::name)
                .isEqualTo(anyBound ? List.of("patch-br-int-to-ln") : List.of());
        assertThat(host.interfaces(SimulatedHost.PHYSICAL_BRIDGE))
                .extracting(Interface::name)
                .isEqualTo(anyBound ? List.of("patch-ln-to-br-int") : List.of());
    }

    private void checkBinding(PortBinding port, Ref<Chassis> us, List<Interface> vifs) {
        Optional<Interface> carrier = carrier(port, us, vifs);
        assertThat(port.chassis().equals(Optional.of(us)))
                .as("bound here: %s by %s", port, vifs)
                .isEqualTo(carrier.isPresent());
        assertThat(vifs.stream().filter(ClosedLoopPropertyTest::isInstalled))
                .as("installed for %s", port)
                .containsExactlyElementsOf(carrier.stream().toList());
        if (carrier.isPresent() || port.chassis().isEmpty()) {
            assertThat(port.up().filter(up -> up != carrier.isPresent()))
                    .as("up: %s", port)
                    .isEmpty();
        }
        bound += carrier.isPresent() ? 1 : 0;
        notBound += carrier.isPresent() ? 0 : 1;
    }

    private void checkPlugging(PortBinding port, Ref<Chassis> us, List<Interface> vifs) {
        if (!mayBind(port, us) || !port.options().containsKey("vif-plug-type")) {
            assertThat(vifs).as("plugged for %s", port).noneMatch(ClosedLoopPropertyTest::isPlugged);
        } else if (port.type().isEmpty() && port.requestedChassis().equals(Optional.of(us))) {
            assertThat(vifs)
                    .as("plugged, by us or by somebody else, for %s", port)
                    .isNotEmpty();
            checkName(port, vifs);
        }
        plugged += (int) vifs.stream().filter(ClosedLoopPropertyTest::isPlugged).count();
    }

    private static void checkName(PortBinding port, List<Interface> vifs) {
        String script = port.options().getOrDefault(SCRIPT, "");
        String name = script.startsWith("rename=") ? script.substring("rename=".length()) : port.logicalPort();
        assertThat(vifs.stream().filter(ClosedLoopPropertyTest::isPlugged).map(Interface::name))
                .as("plugged for %s", port)
                .isSubsetOf(name)
                .hasSizeLessThan(2);
    }

    /*
     * What is to be is written down here once more, in the words of the manual and not in those of the daemon.
     */

    private static boolean mayBind(PortBinding port, Ref<Chassis> us) {
        return port.options().getOrDefault("requested-chassis", "hv1").equals("hv1")
                || port.requestedChassis().equals(Optional.of(us));
    }

    /** The interface by which the port is to be bound here. */
    private static Optional<Interface> carrier(PortBinding port, Ref<Chassis> us, List<Interface> vifs) {
        Optional<String> version = Optional.ofNullable(port.options().get("iface-id-ver"));
        return vifs.stream()
                .filter(vif -> vif.ofport().orElse(-1L) > 0)
                .findFirst()
                .filter(_ -> port.type().isEmpty() && mayBind(port, us))
                .filter(vif -> version.isEmpty() || version.equals(externalId(vif, "iface-id-ver")));
    }

    private static Optional<String> externalId(Interface vif, String key) {
        return Optional.ofNullable(vif.externalIds().get(key));
    }

    private static boolean isInstalled(Interface vif) {
        return externalId(vif, "ovn-installed").equals(Optional.of("true"));
    }

    private static boolean isPlugged(Interface vif) {
        return externalId(vif, "ovn-plugged").isPresent();
    }

    /** One thing after the other goes on, or wrong. */
    private record Chaos(Simulation simulation, Random random) {
        void step() {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> simulation.iterate();
                case 4, 5 -> deliver();
                case 6 -> fail();
                case 7 -> changeLocal();
                case 8 -> changeSouthbound();
                default -> simulation.pass(Duration.ofMillis(random.nextInt(3000)));
            }
        }

        private void deliver() {
            FakeLink link = anyLink();
            if (!link.isConnected()) {
                link.connect();
            } else if (random.nextBoolean()) {
                link.deliver();
            } else {
                link.answer();
            }
        }

        private void fail() {
            FakeLink link = anyLink();
            switch (random.nextInt(12)) {
                case 0 -> simulation.restart();
                case 1 -> link.disconnect();
                case 2 -> link.disconnectBeforeReply();
                default ->
                    link.pending()
                            .ifPresent(_ -> link.refuse(one("constraint violation", "timed out", "permission error")));
            }
        }

        private FakeLink anyLink() {
            return simulation.links().get(random.nextInt(2));
        }

        private void changeLocal() {
            SimulatedHost host = simulation.host();
            String vif = "vif" + random.nextInt(PORTS + 2);
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> host.addVif(vif, Map.of("iface-id", "lp" + random.nextInt(PORTS - 1)));
                case 3 -> host.removeVif(vif);
                case 4 -> host.assignOfports();
                case 7 -> anyLocalMischief(host, vif);
                case 5 -> host.setOfport(vif, Optional.of(random.nextBoolean() ? 5L : -1L));
                case 6 -> host.setExternalId(vif, one("iface-id", "iface-id-ver"), maybe(one(anyPort(), "1")));
                default -> host.setExternalId(vif, "ovn-installed", maybe("true"));
            }
        }

        private void anyLocalMischief(SimulatedHost host, String vif) {
            switch (random.nextInt(4)) {
                case 0 -> host.removeBridge();
                case 1 -> host.removeVif(one("ovn-hv2-0", "patch-br-int-to-ln"));
                default -> host.setExternalId(vif, "ovn-installed", maybe("true"));
            }
        }

        private void changeSouthbound() {
            SimulatedHost host = simulation.host();
            String port = anyPort();
            switch (random.nextInt(13)) {
                case 0, 1, 2 -> {
                    IntStream.range(0, PORTS).forEach(i -> host.addPort("lp" + i, random.nextInt(4) > 0));
                    host.setOption(PLUGGED, "vif-plug-type", Optional.of("dummy"));
                }
                case 3 -> host.removePort(port);
                case 4, 5 -> {
                    host.setOption(port, "requested-chassis", maybe(one("hv1", "hv2")));
                    host.resolveRequests();
                }
                case 6 -> host.setOption(port, "iface-id-ver", maybe("1"));
                case 7, 8 -> host.rival(port, random.nextBoolean());
                case 9 -> host.setOption(PLUGGED, SCRIPT, maybe(one("rename=other", "throw=2", "fail=1")));
                case 10 -> {
                    host.setOption(PLUGGED, "vif-plug-type", maybe("dummy"));
                    host.setOption(PLUGGED, "requested-chassis", Optional.of("hv1"));
                    host.resolveRequests();
                }
                case 11 -> host.setType(port, one("", "", "localport"));
                default ->
                    Stream.<Runnable>of(
                                    host::removeChassis,
                                    host::bumpSequenceNumber,
                                    () -> host.setEncap(one("geneve", "vxlan"), one("192.0.2.2", "192.0.2.3")))
                            .skip(random.nextInt(3))
                            .findFirst()
                            .orElseThrow()
                            .run();
            }
        }

        private String anyPort() {
            return "lp" + random.nextInt(PORTS);
        }

        private Optional<String> maybe(String value) {
            return Optional.of(value).filter(_ -> random.nextInt(3) > 0);
        }

        private String one(String... values) {
            return values[random.nextInt(values.length)];
        }
    }
}
