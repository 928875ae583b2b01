package io.ovnchassis.vifplug.representor;

import static io.ovnchassis.vifplug.representor.Device.CARD;
import static io.ovnchassis.vifplug.representor.Device.PF_MAC;
import static io.ovnchassis.vifplug.representor.Host.pfMac;
import static io.ovnchassis.vifplug.representor.Host.plugged;
import static io.ovnchassis.vifplug.representor.Host.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovnchassis.netlink.NetlinkFault;
import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.wire.Errno;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.vifplug.PlugDecision;
import io.ovnchassis.vifplug.PlugRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepresentorProviderTest {
    private static final PlugRequest VF0 = request("lp", pfMac(PF_MAC), "vf-num=0", "settle-ms=0");

    private final Host host = new Host();

    @AfterEach
    void end() {
        host.close();
        assertThat(host.kernel.openSockets()).isZero();
    }

    /** Twin of port-prepare-vf. */
    @Test
    void aVirtualFunctionOfTheDumpIsPluggedAtOnce() {
        card();
        host.start();

        host.awaitPlug(request("lp-vf", pfMac(PF_MAC), "vf-num=0"), "pf0vf0");
    }

    /** Twin of port-prepare-pf. */
    @Test
    void thePhysicalFunctionIsPluggedWhenNoOtherIsNamed() {
        card();
        host.start();

        host.awaitPlug(request("lp-pf", pfMac(PF_MAC)), "p0hpf");
    }

    /** Twin of port-prepare-missing-vf-num; an empty number is none. */
    @Test
    void anEmptyNumberMeansThePhysicalFunctionToo() {
        card();
        host.start();

        host.awaitPlug(request("lp-pf", pfMac(PF_MAC), "vf-num=", "sf-num="), "p0hpf");
    }

    /** Twin of port-prepare-missing-pf-mac. */
    @Test
    void withoutTheMacOfAPhysicalFunctionNothingIsPlugged() {
        card();
        host.start();

        assertThat(host.ask(request("lp-missing-pf-mac", "vf-num=0")))
                .isEqualTo(new PlugDecision.Refuse(
                        "option vif-plug:representor:pf-mac is missing: the MAC of the physical function"));
        assertThat(host.lines)
                .contains("WARNING representor port prepare skipped: lport=lp-missing-pf-mac pf-mac=(null)"
                        + " port_table=present");
    }

    /** Twin of store-rename-expected. */
    @Test
    void whatCameAMomentAgoIsPluggedWhenItWasRenamed() {
        card();
        host.start();
        host.awaitPlug(VF0, "pf0vf0");
        PlugRequest vf1 = request("lp", pfMac(PF_MAC), "vf-num=1", "settle-ms=600000");

        host.plugIn(CARD.vf(0, 1, 1001), "eth0");

        assertThat(host.awaitNotYet(vf1, "final name"))
                .startsWith("interface eth0 of devlink port pci/0000:03:00.0/2001 to get its final name; in ");
        assertThat(host.lines)
                .contains("INFO Lookup of representor port successful, but we anticipate the netdev name to change,"
                        + " refusing plug/update of lport: lp current netdev_name: eth0");

        host.link(1001, "pf0vf1");
        host.awaitPlug(vf1, "pf0vf1");
    }

    @Test
    void aNameThatDoesNotChangeIsTakenWhenTheTimeToSettleIsOver() {
        card();
        host.start();
        host.awaitPlug(VF0, "pf0vf0");
        PlugRequest vf1 = request("lp", pfMac(PF_MAC), "vf-num=1", "settle-ms=700");

        host.plugIn(CARD.vf(0, 1, 1001), "eth0");

        host.awaitNotYet(vf1, "final name");
        host.awaitPlug(vf1, "eth0");
    }

    @Test
    void aRenameOfWhatIsPluggedIsPluggedAnew() {
        card();
        host.start();
        host.awaitPlug(VF0, "pf0vf0");

        host.link(1000, "other");

        host.awaitPlug(plugged(VF0, "pf0vf0"), "other");
    }

    @Test
    void aVirtualFunctionBeforeItsPhysicalFunctionIsPluggedWhenThatComes() {
        host.plugIn(CARD.vf(0, 0, 1000), "pf0vf0");
        host.start();
        host.awaitNotYet(VF0, "there are: none");

        host.plugIn(CARD.pf(0, PF_MAC, 100), "p0hpf");

        host.awaitPlug(VF0, "pf0vf0");
        assertThat(host.lines)
                .contains("INFO No representor port found for lport: lp pf-mac: '" + PF_MAC + "' vf-num: '0'");
    }

    @Test
    void aLostEventIsMadeUpForByAnotherDump() {
        card();
        host.start();
        PlugRequest vf1 = request("lp", pfMac(PF_MAC), "vf-num=1", "settle-ms=0");
        host.awaitNotYet(vf1, "it has: VFs 0");
        host.link(1001, "pf0vf1");

        host.kernel.loseNext(1);
        host.kernel.put(CARD.vf(0, 1, 1001));

        host.awaitPlug(vf1, "pf0vf1");
        assertThat(host.linesWith("devlink monitor socket overflowed")).hasSize(1);
    }

    @Test
    void functionsFollowTheirPhysicalFunctionToAnotherMac() {
        card();
        host.start();
        host.awaitPlug(VF0, "pf0vf0");
        MacAddress other = MacAddress.parse("00:53:00:00:00:99");

        host.kernel.put(CARD.pf(0, other, 100));

        host.awaitNotYet(plugged(VF0, "pf0vf0"), "there are: 00:53:00:00:00:99 (pci/0000:03:00.0 controller 0 PF 0)");
        host.awaitPlug(request("lp2", pfMac(other), "vf-num=0"), "pf0vf0");
    }

    @Test
    void aScalableFunctionIsPluggedByItsNumber() {
        card();
        host.plugIn(CARD.sf(0, 88, 1088), "en3f0pf0sf88");
        host.start();

        host.awaitPlug(request("lp", pfMac(PF_MAC), "sf-num=88"), "en3f0pf0sf88");
        host.awaitNotYet(request("lp", pfMac(PF_MAC), "sf-num=1"), "VFs 0, SFs 88");
    }

    @Test
    void ofTwoControllersWithEqualNumbersTheOneOfTheMacOrTheChosenOneIsMeant() {
        card();
        Device second = new Device("0000:03:00.0", 1);
        MacAddress other = MacAddress.parse("00:53:00:00:00:99");
        host.plugIn(second.pf(0, other, 200), "c1pf0hpf");
        host.plugIn(second.vf(0, 0, 201), "c1pf0vf0");
        host.start();
        host.awaitPlug(VF0, "pf0vf0");
        host.awaitPlug(request("lp2", pfMac(other), "vf-num=0"), "c1pf0vf0");

        host.kernel.put(second.pf(0, PF_MAC, 200));

        host.await(VF0, PlugDecision.Refuse.class::isInstance);
        host.awaitPlug(request("lp2", pfMac(PF_MAC), "vf-num=0", "controller-num=1"), "c1pf0vf0");
    }

    @Test
    void aPortThatIsDeletedWhilePluggedIsAwaitedAndPluggedAgain() {
        card();
        host.start();
        host.awaitPlug(VF0, "pf0vf0");
        PlugRequest plugged = plugged(VF0, "pf0vf0");

        host.kernel.put(CARD.vf(0, 0, 0));
        host.awaitNotYet(plugged, "to get an interface");
        host.kernel.remove(CARD.vf(0, 0, 0));
        host.unlink(1000, "pf0vf0");
        host.awaitNotYet(plugged, "a representor of VF 0 of pci/0000:03:00.0 controller 0 PF 0 to appear");

        host.plugIn(CARD.vf(0, 0, 1005), "pf0vf0");
        host.awaitPlug(plugged, "pf0vf0");
    }

    @ParameterizedTest
    @CsvSource({
        "vf-num=abc, vf-num is not a number from 0 to 65535: 'abc'",
        "vf-num=3x, vf-num is not a number from 0 to 65535: '3x'",
        "vf-num=-1, vf-num is not a number from 0 to 65535: '-1'",
        "vf-num=70000, vf-num is not a number from 0 to 65535: '70000'",
        "vf-num=99999999999999999999, vf-num is not a number from 0 to 65535: '99999999999999999999'",
        "vf-num=010, vf-num is not a number from 0 to 65535: '010'",
        "sf-num=3x, sf-num is not a number from 0 to 2147483647: '3x'",
        "controller-num=x, controller-num is not a number from 0 to 2147483647: 'x'",
        "settle-ms=600001, settle-ms is not a number from 0 to 600000: '600001'",
    })
    void aNumberThatIsNoneNeverMeansAnotherPort(String option, String reason) {
        card();
        host.start();

        assertThat(host.ask(request("lp", pfMac(PF_MAC), option)))
                .isEqualTo(new PlugDecision.Refuse("option vif-plug:representor:" + reason));
    }

    @Test
    void junkIsLoggedOnceInTheWordsOfOvnVif() {
        card();
        host.start();
        PlugRequest junk = request("lp", pfMac(PF_MAC), "vf-num=3x");

        host.ask(junk);
        host.ask(junk);

        assertThat(host.linesWith("WARNING"))
                .containsExactly("WARNING Unable to parse option as VF number for lport: lp pf-mac: '" + PF_MAC
                        + "' vf-num: '3x'");
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "00:53:00:00:00", "00:00:00:00:00:00", "01:00:5e:00:00:01", "'00:53:00:00:00:42 '"})
    void aMacThatNoDeviceHasIsRefused(String mac) {
        card();
        host.start();

        assertThat(host.ask(request("lp", "pf-mac=" + mac))).isInstanceOf(PlugDecision.Refuse.class);
        assertThat(host.linesWith("Unable to parse option as Ethernet address for lport: lp"))
                .isNotEmpty();
    }

    @Test
    void twoKindsOfFunctionsExcludeEachOther() {
        card();
        host.start();

        assertThat(host.ask(request("lp", pfMac(PF_MAC), "vf-num=1", "sf-num=1")))
                .isEqualTo(new PlugDecision.Refuse(
                        "options vif-plug:representor:vf-num and" + " vif-plug:representor:sf-num exclude each other"));
    }

    @Test
    void theMacThatDevlinkDoesNotHaveIsInAFileOfThePanel(@TempDir Path classNet) throws Exception {
        Path folder = Files.createDirectories(classNet.resolve("p0/smart_nic/pf"));
        Files.writeString(folder.resolve("config"), """
                MAC        : 00:53:00:00:00:42
                MaxTxRate  : 0
                MinTxRate  : 0
                State      : Follow
                """);
        try (Host old = new Host(new SmartNicFiles(classNet))) {
            old.plugIn(CARD.panel(0, 10), "p0");
            old.plugIn(CARD.pf(0, MacAddress.ZERO, 100), "pf0hpf");
            old.plugIn(CARD.vf(0, 0, 1000), "pf0vf0");
            old.start();

            old.awaitPlug(VF0, "pf0vf0");
            old.awaitPlug(request("lp2", pfMac(PF_MAC)), "pf0hpf");
        }
    }

    @Test
    void whyThereIsNoSuchMacIsSaid() {
        host.plugIn(CARD.pf(0, MacAddress.ZERO, 100), "pf0hpf");
        host.start();
        host.awaitNotYet(VF0, "there are: no MAC (pci/0000:03:00.0 controller 0 PF 0)");
        assertThat(host.lines)
                .contains(
                        "WARNING Unable to find PHYSICAL representor for fallback lookup of host PF MAC address.",
                        "WARNING representor lookup failed: entry flavour=pcipf bus=pci dev=0000:03:00.0 controller=0"
                                + " number=0 netdev=pf0hpf ifindex=100 mac=00:00:00:00:00:00");
    }

    @Test
    void aPanelThatDoesNotKnowTheMacIsSaidToo() {
        host.plugIn(CARD.panel(0, 10), "p0");
        host.plugIn(CARD.pf(0, MacAddress.ZERO, 100), "pf0hpf");
        host.start();

        host.awaitNotYet(VF0, "there are: no MAC");

        assertThat(host.lines).contains("WARNING Fallback lookup of host PF MAC address failed.");
    }

    @Test
    void aKernelWithoutDevlinkIsOneLineAndEveryPortIsRefused() {
        try (Host without = Host.on((_, _) -> {
                    throw NetlinkFault.failed("generic netlink family devlink", Errno.ENOENT.number(), "load it");
                })
                .start()) {
            assertThat(without.ask(VF0))
                    .isInstanceOfSatisfying(
                            PlugDecision.Refuse.class,
                            refused -> assertThat(refused.why()).startsWith("this kernel has no devlink"));
            assertThat(without.lines).hasSize(1);
            assertThat(without.lines.getFirst()).startsWith("INFO Generic Netlink family 'devlink' does not exist.");
            assertThat(without.list()).isEqualTo("this kernel has no devlink\n");
        }
    }

    @Test
    void aKernelThatDoesNotLetItIsAFailure() {
        try (Host forbidden = Host.on((_, _) -> {
            throw NetlinkFault.failed("socket", Errno.EPERM.number(), "run as root");
        })) {
            assertThatThrownBy(forbidden::start).isInstanceOf(NetlinkFault.class);
        }
    }

    @Test
    void theListHasEveryPortWithItsKeysAndItsInterface() {
        card();
        host.plugIn(CARD.panel(0, 10), "p0");
        host.plugIn(new Device("0000:03:00.1", 0).vf(1, 3, 1013), "pf1vf3");
        host.start();
        host.awaitPlug(VF0, "pf0vf0");
        host.link(1000, "renamed0");
        host.awaitPlug(VF0, "renamed0");

        assertThat(host.list().replaceAll(" [0-9-]+T[0-9:.]+Z", " TIME").replaceAll(" +", " "))
                .isEqualTo("""
                        PORT FLAVOUR CONTROLLER PF FUNCTION MAC NETDEV IFINDEX SINCE NOTES
                        pci/0000:03:00.0/0 physical - - - - p0 10 TIME dump
                        pci/0000:03:00.0/1000 pcipf 0 0 PF 00:53:00:00:00:42 p0hpf 100 TIME dump
                        pci/0000:03:00.0/2000 pcivf 0 0 VF 0 00:53:00:00:10:00 renamed0 1000 TIME dump,renamed
                        pci/0000:03:00.1/2103 pcivf 0 1 VF 3 00:53:00:00:10:03 pf1vf3 1013 TIME dump,orphan
                        """);
    }

    @Test
    void portsOfOtherFlavoursAreComplainedOfOnce() {
        host.start();
        DevlinkPort cpu = new DevlinkPort(
                new DevlinkPort.Key("pci", "0000:03:00.0", 5),
                DevlinkPort.Type.ETHERNET,
                DevlinkPort.Flavour.CPU,
                new DevlinkPort.Attachment(5, "cpu0"),
                CARD.panel(5, 5).numbers(),
                Optional.empty());
        host.plugIn(cpu, "cpu0");
        host.plugIn(CARD.pf(0, PF_MAC, 100), "p0hpf");

        host.awaitPlug(request("lp", pfMac(PF_MAC), "settle-ms=0"), "p0hpf");
        assertThat(host.linesWith("WARNING Unsupported flavour for port")).hasSize(1);
        assertThat(host.linesWith("INFO devlink port update: flavour=pcipf bus=pci dev=0000:03:00.0"))
                .isNotEmpty();
    }

    private void card() {
        host.plugIn(CARD.pf(0, PF_MAC, 100), "p0hpf");
        host.plugIn(CARD.vf(0, 0, 1000), "pf0vf0");
    }
}
