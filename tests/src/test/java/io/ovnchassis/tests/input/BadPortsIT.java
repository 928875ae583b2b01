package io.ovnchassis.tests.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logical ports with names and options that nobody should have, next to others that are in order. */
class BadPortsIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private static final String SWITCH = "sw0";

    private final LogicalSwitch logicalSwitch = new LogicalSwitch(deployment.central(), SWITCH);
    private final LocalPorts ports = new LocalPorts(deployment.hypervisor("hv1"));

    @BeforeAll
    static void createTheSwitch() {
        LogicalSwitch.create(deployment.central(), SWITCH);
        daemon.awaitChassis();
    }

    @Test
    void anMtuRequestOfTenThousandCharactersIsSaidOnceAndCutShort() {
        logicalSwitch.request("mtu", "hv1", "vif-plug-mtu-request=" + "9".repeat(10_000));

        daemon.awaitTrouble("vif_plug|WARN|Port_Binding mtu: options:vif-plug-mtu-request is not an integer from 0 to"
                + " 2147483647, no MTU is requested: '" + "9".repeat(200) + "... (10000 characters)'");
        awaitUp("mtu");
        assertThat(ports.cell("mtu", "mtu_request")).isEmpty();
        assertThatAnotherPortGoesThrough("mtu-other");

        logicalSwitch.setOption("mtu", "vif-plug-mtu-request", "1400");
        ports.awaitCell("mtu", "mtu_request", "1400");
        assertThat(daemon.log().linesWith("Port_Binding mtu:")).hasSize(1);
    }

    @Test
    void aTypeOfTenThousandCharactersIsSaidAndCutShort() {
        logicalSwitch.request("type", "hv1", "vif-plug-type=\u001b[2J" + "t".repeat(10_000));

        daemon.awaitTrouble("vif_plug|WARN|Unable to open VIF plug provider for vif-plug-type: '\\u001b[2J"
                + "t".repeat(196) + "... (10004 characters)' lport type");
        assertThatAnotherPortGoesThrough("type-other");

        logicalSwitch.setOption("type", "vif-plug-type", "dummy");
        awaitUp("type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1400x", "-1", "1e3", "2147483648", "ten", "\u0664\u0662", "1 400", "{\"a\":[\\}"})
    void anMtuRequestThatIsNoNumberIsNotFollowed(String mtu) {
        String port = "mtu" + mtu.hashCode();
        daemon.expectTrouble("Port_Binding " + port + ": options:vif-plug-mtu-request is not an integer");
        logicalSwitch.request(port, "hv1");
        logicalSwitch.setOption(port, "vif-plug-mtu-request", mtu);
        String name = port.substring(0, Math.min(port.length(), 15));

        logicalSwitch.awaitUp(port, "hv1");
        logicalSwitch.sync();
        assertThat(ports.cell(name, "mtu_request")).isEmpty();

        logicalSwitch.setOption(port, "vif-plug-mtu-request", "1400");
        ports.awaitCell(name, "mtu_request", "1400");
    }

    @Test
    void anMtuThatTheSchemaDoesNotAllowHarmsNobody() {
        logicalSwitch.request("mtumax", "hv1", "vif-plug-mtu-request=2147483647");

        awaitUp("mtumax");
        ports.awaitCell("mtumax", "mtu_request", "2147483647");
        assertThatAnotherPortGoesThrough("mtumax-other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"white space", "two  words", "tab\there", "sl/ash", " ", "."})
    void aNameThatNoInterfaceCanHaveIsRefusedWithTheReason(String port) {
        logicalSwitch.request(port, "hv1");

        daemon.expectTrouble("made an unusable decision: the interface name '");
        Await.until("a reason", () -> daemon.log().linesWith("unusable decision"), lines -> !lines.isEmpty());
        assertThatAnotherPortGoesThrough("o" + Integer.toHexString(port.hashCode()));
        assertThat(ports.namesFor(port)).isEmpty();
        logicalSwitch.delete(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quo\"te",
                "ap'ostrophe",
                "back\\slash",
                "{brace}",
                "[1,2]",
                "\u00fcn\u00efc\u00f6d\u00e9-\u8a9e\u8a9e\u8a9e",
                "\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00",
                "$(x)`y`",
                "%s%n{}",
            })
    void anOddNameIsPluggedLikeAnyOther(String port) {
        logicalSwitch.request(port, "hv1");

        logicalSwitch.awaitUp(port, "hv1");
        assertThat(ports.namesFor(port)).hasSize(1).allMatch(port::startsWith);
        String name = ports.namesFor(port).getFirst();
        ports.awaitInstalled(name);
        logicalSwitch.delete(port);
        ports.awaitGone(name);
        assertThat(daemon.log().lines())
                .contains(
                        "vif_plug|INFO|Plugging port " + name + " into br-int for lport " + port + " on this chassis.");
    }

    @Test
    void aNameOfThreeHundredCharactersIsCut() {
        String port = "long-" + "x".repeat(295);

        logicalSwitch.request(port, "hv1");

        logicalSwitch.awaitUp(port, "hv1");
        assertThat(ports.namesFor(port)).containsExactly("long-xxxxxxxxxx");
        logicalSwitch.delete(port);
        ports.awaitGone("long-xxxxxxxxxx");
    }

    @Test
    void anInterfaceThatSomebodyElseMadeForAnOddNameIsClaimed() {
        String port = "two words, a \"quote\", \u8a9e and " + "y".repeat(300);
        logicalSwitch.add(port);

        ports.addFor(port, "vif-odd");

        logicalSwitch.awaitUp(port, "hv1");
        ports.awaitInstalled("vif-odd");
        ports.remove("vif-odd");
        logicalSwitch.awaitDown(port);
    }

    @Test
    void ofTwoPortsThatWantTheSameInterfaceNameTheSecondWaitsForTheFirstToGo() {
        logicalSwitch.request("same-15-letters-A", "hv1", "vif-plug-mtu-request=1400");
        logicalSwitch.awaitUp("same-15-letters-A", "hv1");
        String uuid = ports.uuid("same-15-letters");

        logicalSwitch.request("same-15-letters-B", "hv1", "vif-plug-mtu-request=1300");

        daemon.awaitTrouble("vif_plug|WARN|Not plugging lport same-15-letters-B: interface name same-15-letters is"
                + " already in use for lport same-15-letters-A.");
        assertThatAnotherPortGoesThrough("same-other");
        assertThat(ports.uuid("same-15-letters")).isEqualTo(uuid);
        assertThat(ports.cell("same-15-letters", "mtu_request")).isEqualTo("1400");
        assertThat(ports.namesFor("same-15-letters-B")).isEmpty();

        logicalSwitch.delete("same-15-letters-A");

        logicalSwitch.awaitUp("same-15-letters-B", "hv1");
        assertThat(ports.namesFor("same-15-letters-B")).containsExactly("same-15-letters");
        assertThat(ports.cell("same-15-letters", "mtu_request")).isEqualTo("1300");
        assertThat(daemon.log().linesWith("Not plugging lport same-15-letters-B"))
                .hasSize(1);
    }

    @Test
    void ofTwoSuchPortsInOneTransactionOneIsPluggedAndUntouchedByTheOther() {
        daemon.expectTrouble("interface name equal-15-letter is already in use for lport equal-15-letter");

        deployment
                .central()
                .nbctl(
                        "lsp-add",
                        SWITCH,
                        "equal-15-letters-A",
                        "--",
                        "lsp-add",
                        SWITCH,
                        "equal-15-letters-B",
                        "--",
                        "lsp-set-options",
                        "equal-15-letters-A",
                        "requested-chassis=hv1",
                        "vif-plug-type=dummy",
                        "--",
                        "lsp-set-options",
                        "equal-15-letters-B",
                        "requested-chassis=hv1",
                        "vif-plug-type=dummy");

        logicalSwitch.awaitUp("equal-15-letters-A", "hv1");
        assertThatAnotherPortGoesThrough("equal-other");
        assertThat(ports.namesFor("equal-15-letters-A")).containsExactly("equal-15-letter");
        assertThat(ports.namesFor("equal-15-letters-B")).isEmpty();
    }

    private void assertThatAnotherPortGoesThrough(String port) {
        logicalSwitch.request(port, "hv1");
        awaitUp(port);
    }

    private void awaitUp(String port) {
        logicalSwitch.awaitUp(port, "hv1");
        ports.awaitInstalled(port);
    }
}
