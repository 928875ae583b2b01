package io.ovnchassis.vifplug.representor;

import static io.ovnchassis.vifplug.representor.Device.CARD;
import static io.ovnchassis.vifplug.representor.Device.PF_MAC;
import static io.ovnchassis.vifplug.representor.Device.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.vifplug.representor.Representor.Origin;
import io.ovnchassis.vifplug.representor.Selector.Function;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class InventoryTest {
    private static final Instant T0 = Instant.ofEpochSecond(1000);
    private static final Instant T1 = T0.plusSeconds(1);
    private static final MacAddress OTHER_MAC = MacAddress.parse("00:53:00:00:00:43");

    private final Inventory inventory = new Inventory();

    /** Twin of store-phy. */
    @Test
    void portsOfTheFrontPanelAndPhysicalFunctionsAreFoundAndForgotten() {
        dumped();

        Representor panel = known(CARD.panel(0, 10));
        assertThat(panel.netdev()).contains("p0");
        assertThat(panel.port().flavour()).isEqualTo(DevlinkPort.Flavour.PHYSICAL);
        assertThat(panel.port().numbers().port()).isEqualTo(OptionalInt.of(0));
        Representor pf = known(CARD.pf(0, PF_MAC, 100));
        assertThat(pf.netdev()).contains("p0hpf");
        assertThat(pf.address()).contains(PF_MAC);

        assertThat(inventory.portRemoved(CARD.pf(0, PF_MAC, 100).key())).isTrue();
        assertThat(inventory.portRemoved(CARD.panel(0, 10).key())).isTrue();

        assertThat(inventory.all()).isEmpty();
        assertThat(inventory.portRemoved(new DevlinkPort.Key("nonexistent", "device", 0)))
                .isFalse();
    }

    /** Twin of store-port. */
    @Test
    void aVirtualFunctionThatComesIsFoundByItsPhysicalFunctionAndForgottenWhenItGoes() {
        dumped();
        inventory.linkPut(link(1000, "pf0vf0"), T1);
        inventory.portPut(CARD.vf(0, 0, 1000), T1);

        Representor vf = found(vf(0));
        assertThat(vf.netdev()).contains("pf0vf0");
        assertThat(vf.port().attachment().interfaceIndex()).isEqualTo(1000);
        assertThat(vf.origin()).isEqualTo(Origin.EVENT);
        assertThat(vf.since()).isEqualTo(T1);
        assertThat(vf.address()).hasValueSatisfying(mac -> assertThat(mac).hasToString("00:53:00:00:10:00"));

        inventory.portRemoved(CARD.vf(0, 0, 1000).key());

        assertThat(find(vf(0))).isInstanceOf(Lookup.Missing.class);
        assertThat(inventory.portRemoved(new DevlinkPort.Key("non", "existing", 0)))
                .isFalse();
    }

    /** Twin of store-devlink-port-update. */
    @Test
    void anUpdateFromDevlinkIsFoundByThePhysicalFunctionsMac() {
        dumped();
        inventory.linkPut(link(1000, "pf0vf0"), T1);
        inventory.portPut(CARD.vf(0, 0, 1000), T1);

        assertThat(found(vf(0)).parent())
                .isEqualTo(known(CARD.pf(0, PF_MAC, 100)).parent());
    }

    /** Twin of store-devlink-port-delete. */
    @Test
    void aPortOfTheDumpIsForgottenWhenDevlinkSaysSo() {
        inventory.linksDumped(List.of(link(1000, "pf0vf0")), T0);
        inventory.portsDumped(List.of(CARD.vf(0, 0, 1000)), T0);
        assertThat(known(CARD.vf(0, 0, 1000)).origin()).isEqualTo(Origin.DUMP);

        inventory.portRemoved(CARD.vf(0, 0, 1000).key());

        assertThat(inventory.all()).isEmpty();
    }

    /** Twin of store-devlink-port-update-compat. */
    @Test
    void aPhysicalFunctionWithoutMacHasTheOneThatItsPanelKnows() {
        inventory.linksDumped(List.of(link(10, "p0"), link(100, "pf0hpf")), T0);
        inventory.portsDumped(List.of(CARD.panel(0, 10), CARD.pf(0, MacAddress.ZERO, 100)), T0);
        HostMacs panels = panel -> panel.equals("p0") ? Optional.of(PF_MAC) : Optional.empty();

        Lookup lookup =
                new Directory(inventory.all(), panels).find(new Selector(PF_MAC, new Function.Physical(), any()));

        assertThat(lookup)
                .isInstanceOfSatisfying(
                        Lookup.Found.class,
                        found -> assertThat(found.representor().netdev()).contains("pf0hpf"));
    }

    @Test
    void virtualFunctionsThatComeBeforeTheirPhysicalFunctionAreOrphansUntilItComes() {
        inventory.linksDumped(List.of(link(100, "p0hpf"), link(1000, "pf0vf0")), T0);
        inventory.portsDumped(List.of(CARD.vf(0, 0, 1000)), T0);
        assertThat(find(vf(0))).isInstanceOf(Lookup.Missing.class);
        assertThat(directory().isOrphan(known(CARD.vf(0, 0, 1000)))).isTrue();

        inventory.portPut(CARD.pf(0, PF_MAC, 100), T1);

        assertThat(found(vf(0)).netdev()).contains("pf0vf0");
        assertThat(directory().isOrphan(known(CARD.vf(0, 0, 1000)))).isFalse();
    }

    @Test
    void functionsFollowTheMacOfTheirPhysicalFunction() {
        dumped(CARD.vf(0, 0, 1000));

        inventory.portPut(CARD.pf(0, OTHER_MAC, 100), T1);

        assertThat(find(vf(0))).isInstanceOf(Lookup.Missing.class);
        assertThat(find(new Selector(OTHER_MAC, new Function.Virtual(0), any())))
                .isInstanceOf(Lookup.Found.class);
    }

    @Test
    void aScalableFunctionIsNoVirtualFunctionOfTheSameNumber() {
        dumped(CARD.vf(0, 7, 1000), CARD.sf(0, 7, 1001));
        inventory.linkPut(link(1001, "en3f0pf0sf7"), T1);

        assertThat(found(new Selector(PF_MAC, new Function.Scalable(7), any())).netdev())
                .contains("en3f0pf0sf7");
        assertThat(found(vf(7)).netdev()).contains("pf0vf0");
    }

    @Test
    void controllersWithEqualNumbersAreToldApart() {
        Device host = new Device("0000:03:00.0", 1);
        inventory.linksDumped(
                List.of(link(100, "pf0hpf"), link(200, "c1pf0hpf"), link(101, "pf0vf0"), link(201, "c1pf0vf0")), T0);
        inventory.portsDumped(
                List.of(CARD.pf(0, PF_MAC, 100), CARD.vf(0, 0, 101), host.pf(0, OTHER_MAC, 200), host.vf(0, 0, 201)),
                T0);

        assertThat(found(vf(0)).netdev()).contains("pf0vf0");
        assertThat(found(new Selector(OTHER_MAC, new Function.Virtual(0), any()))
                        .netdev())
                .contains("c1pf0vf0");
        assertThat(find(new Selector(OTHER_MAC, new Function.Virtual(0), OptionalInt.of(0))))
                .isInstanceOf(Lookup.Missing.class);
    }

    @Test
    void equalMacsOnTwoControllersAreAmbiguousUntilOneIsChosen() {
        Device host = new Device("0000:03:00.0", 1);
        inventory.linksDumped(List.of(link(100, "pf0hpf"), link(200, "c1pf0hpf")), T0);
        inventory.portsDumped(List.of(CARD.pf(0, PF_MAC, 100), host.pf(0, PF_MAC, 200)), T0);

        assertThat(find(new Selector(PF_MAC, new Function.Physical(), any())))
                .isInstanceOfSatisfying(
                        Lookup.Ambiguous.class,
                        lookup -> assertThat(lookup.why())
                                .contains("pci/0000:03:00.0 controller 0 PF 0")
                                .contains("vif-plug:representor:controller-num"));
        assertThat(found(new Selector(PF_MAC, new Function.Physical(), OptionalInt.of(1)))
                        .netdev())
                .contains("c1pf0hpf");
    }

    @Test
    void aDeviceOfThisHostHasTheMacOfItsUplinkWhichIsNotPluggedItself() {
        inventory.linksDumped(List.of(link(10, "eth0", PF_MAC), link(1000, "eth1")), T0);
        inventory.portsDumped(List.of(CARD.panel(1, 10), CARD.vf(0, 0, 1000)), T0);

        assertThat(found(vf(0)).netdev()).contains("eth1");
        assertThat(directory().isOrphan(known(CARD.vf(0, 0, 1000)))).isFalse();
        assertThat(find(new Selector(PF_MAC, new Function.Physical(), any()))).isInstanceOf(Lookup.Missing.class);
    }

    @Test
    void aDeviceOfThisHostThatHasNoFunctionsYetIsNamedWithItsUplink() {
        inventory.linksDumped(List.of(link(10, "eth0", PF_MAC)), T0);
        inventory.portsDumped(List.of(CARD.panel(1, 10)), T0);

        assertThat(find(vf(0)))
                .isEqualTo(new Lookup.Missing("a representor of VF 0 of pci/0000:03:00.0 to appear, whose uplink eth0"
                        + " has MAC 00:53:00:00:00:42; it has no functions"));
        assertThat(find(new Selector(PF_MAC, new Function.Virtual(0), OptionalInt.of(1))))
                .isEqualTo(
                        new Lookup.Missing("a physical function with MAC 00:53:00:00:00:42 on controller 1 to appear;"
                                + " there are: none"));
    }

    @Test
    void theFunctionsOfAnotherHostDoNotHaveTheMacOfThePanel() {
        inventory.linksDumped(List.of(link(10, "p0", PF_MAC), link(1000, "pf0vf0")), T0);
        inventory.portsDumped(List.of(CARD.panel(0, 10), new Device("0000:03:00.0", 1).vf(0, 0, 1000)), T0);

        assertThat(find(vf(0))).isInstanceOf(Lookup.Missing.class);
    }

    @Test
    void anotherDumpForgetsWhatIsGoneAndKeepsSinceWhenTheRestIsKnown() {
        dumped(CARD.vf(0, 0, 1000));

        inventory.portsDumped(List.of(CARD.pf(0, PF_MAC, 100), CARD.vf(0, 1, 1001)), T1);
        inventory.linkPut(link(1001, "pf0vf1"), T1);

        assertThat(find(vf(0))).isInstanceOf(Lookup.Missing.class);
        assertThat(found(vf(1)).origin()).isEqualTo(Origin.EVENT);
        assertThat(known(CARD.pf(0, PF_MAC, 100)).since()).isEqualTo(T0);
        assertThat(known(CARD.pf(0, PF_MAC, 100)).origin()).isEqualTo(Origin.DUMP);
    }

    @Test
    void namesFollowTheLinkWhateverDevlinkSaid() {
        dumped(CARD.vf(0, 0, 1000));

        inventory.linkPut(link(1000, "renamed0"), T1);
        inventory.portPut(CARD.vf(0, 0, 1000), T1);

        assertThat(found(vf(0)).netdev()).contains("renamed0");
        assertThat(found(vf(0)).wasRenamed()).isTrue();
    }

    @Test
    void aPortWithoutLinkIsMissingItsInterface() {
        dumped(CARD.vf(0, 0, 1000));

        inventory.linkRemoved(1000);

        assertThat(find(vf(0)))
                .isInstanceOfSatisfying(
                        Lookup.Missing.class,
                        missing -> assertThat(missing.waitsFor())
                                .isEqualTo(
                                        "devlink port pci/0000:03:00.0/2000, VF 0 of pci/0000:03:00.0 controller 0 PF 0, to get an"
                                                + " interface"));
    }

    @Test
    void whatIsMissingIsNamedWithWhatThereIs() {
        dumped(CARD.vf(0, 0, 1000), CARD.vf(0, 1, 1001), CARD.vf(0, 3, 1002), CARD.sf(0, 88, 1003));

        assertThat(find(vf(9)))
                .isEqualTo(
                        new Lookup.Missing(
                                "a representor of VF 9 of pci/0000:03:00.0 controller 0 PF 0 to appear; it has: VFs 0-1, 3, SFs 88"));
        assertThat(find(new Selector(OTHER_MAC, new Function.Virtual(0), any())))
                .isEqualTo(new Lookup.Missing(
                        "a physical function with MAC 00:53:00:00:00:43 to appear; there are: 00:53:00:00:00:42"
                                + " (pci/0000:03:00.0 controller 0 PF 0)"));
    }

    @Test
    void twoPortsOfTheSameFunctionAreAmbiguousWhileBothHaveAnInterface() {
        DevlinkPort second = new DevlinkPort(
                new DevlinkPort.Key("pci", "0000:03:00.0", 7),
                DevlinkPort.Type.ETHERNET,
                DevlinkPort.Flavour.PCI_VF,
                new DevlinkPort.Attachment(1001, "x"),
                CARD.vf(0, 0, 0).numbers(),
                Optional.empty());
        dumped(CARD.vf(0, 0, 1000), second);
        assertThat(find(vf(0))).isInstanceOf(Lookup.Found.class);

        inventory.linkPut(link(1001, "x"), T1);

        assertThat(find(vf(0))).isInstanceOf(Lookup.Ambiguous.class);
    }

    @Test
    void linksThatStandForNoPortChangeNothing() {
        dumped();
        inventory.takeChanged();

        inventory.linkPut(link(77, "veth0"), T1);
        inventory.linkRemoved(77);
        inventory.portPut(CARD.pf(0, PF_MAC, 100), T1);

        assertThat(inventory.takeChanged()).isFalse();
    }

    private void dumped(DevlinkPort... more) {
        List<DevlinkPort> ports = new ArrayList<>(List.of(more));
        ports.add(CARD.panel(0, 10));
        ports.add(CARD.pf(0, PF_MAC, 100));
        inventory.linksDumped(List.of(link(10, "p0"), link(100, "p0hpf"), link(1000, "pf0vf0")), T0);
        inventory.portsDumped(ports, T0);
        if (more.length == 0) {
            inventory.linkRemoved(1000);
        }
        assertThat(inventory.isComplete()).isTrue();
    }

    private static OptionalInt any() {
        return OptionalInt.empty();
    }

    private static Selector vf(int number) {
        return new Selector(PF_MAC, new Function.Virtual(number), any());
    }

    private Directory directory() {
        return new Directory(inventory.all(), _ -> Optional.empty());
    }

    private Lookup find(Selector selector) {
        return directory().find(selector);
    }

    private Representor found(Selector selector) {
        return switch (find(selector)) {
            case Lookup.Found found -> found.representor();
            case Lookup.Missing missing -> throw new AssertionError(missing.waitsFor());
            case Lookup.Ambiguous ambiguous -> throw new AssertionError(ambiguous.why());
        };
    }

    private Representor known(DevlinkPort port) {
        return inventory.port(port.key()).orElseThrow();
    }
}
