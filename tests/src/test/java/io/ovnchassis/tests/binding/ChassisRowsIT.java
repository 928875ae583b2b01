package io.ovnchassis.tests.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rows by which the others know this chassis say what is configured here, whatever becomes of them. */
class ChassisRowsIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");

    @BeforeEach
    void awaitTheChassis() {
        daemon.awaitChassis();
        Await.until("the usual end point", () -> encaps(), "geneve 127.0.0.1 hv1"::equals);
    }

    @AfterEach
    void configureAsBefore() {
        configure("hostname=hv1", "ovn-encap-type=geneve", "ovn-encap-ip=127.0.0.1");
        for (String key :
                new String[] {"ovn-transport-zones", "ovn-encap-ip-hv1", "ovn-cms-options", "ovn-encap-csum"}) {
            hv1.vsctl("--no-wait", "remove", "Open_vSwitch", ".", "external_ids", key);
        }
    }

    @Test
    void theyAreThereFromTheStart() {
        assertThat(cell("hostname")).isEqualTo("hv1");
        assertThat(cell("transport_zones")).isEmpty();
        assertThat(cell("other_config").split(" "))
                .contains(
                        "datapath-type=system",
                        "is-interconn=false",
                        "ovn-bridge-mappings=",
                        "ovn-chassis-mac-mappings=",
                        "ovn-cms-options=",
                        "ovn-enable-lflow-cache=true",
                        "ovn-monitor-all=false")
                .anyMatch(entry -> entry.startsWith("iface-types=") && entry.contains("geneve"));
        assertThat(cells("Encap", "options")).isEqualTo("csum=true");
        assertThat(central.sbctl("get", "Chassis_Private", "hv1", "chassis"))
                .isEqualTo(central.sbctl("get", "Chassis", "hv1", "_uuid"));
    }

    @Test
    void theyFollowTheConfiguration() {
        configure(
                "hostname=other.example",
                "ovn-encap-type=\"geneve,vxlan\"",
                "ovn-encap-ip=127.0.0.8",
                "ovn-encap-csum=false",
                "ovn-transport-zones=\"tz1,tz2\"",
                "ovn-cms-options=enable-chassis-as-gw");

        Await.until("the new host name", () -> cell("hostname"), "other.example"::equals);
        assertThat(encaps()).isEqualTo("geneve 127.0.0.8 hv1\nvxlan 127.0.0.8 hv1");
        assertThat(cells("Encap", "options").lines().filter(line -> !line.isEmpty()))
                .containsOnly("csum=false");
        assertThat(cell("transport_zones")).isEqualTo("tz1 tz2");
        assertThat(cell("other_config")).contains("ovn-cms-options=enable-chassis-as-gw");
    }

    @Test
    void aKeyForThisChassisWinsOverTheOneForAll() {
        configure("ovn-encap-ip-hv1=127.0.0.9", "ovn-encap-ip-hv2=127.0.0.10");
        Await.until("the end point for this chassis", () -> encaps(), "geneve 127.0.0.9 hv1"::equals);

        hv1.vsctl("--no-wait", "remove", "Open_vSwitch", ".", "external_ids", "ovn-encap-ip-hv1");
        Await.until("the end point for all", () -> encaps(), "geneve 127.0.0.1 hv1"::equals);
    }

    @Test
    void aDeletedChassisComesBackWithItsClaims() {
        LogicalSwitch logicalSwitch = LogicalSwitch.create(central, "sw0");
        logicalSwitch.add("lp1");
        LocalPorts ports = new LocalPorts(hv1);
        ports.addFor("lp1", "vif1");
        logicalSwitch.awaitUp("lp1", "hv1");
        ports.awaitInstalled("vif1");
        String uuid = cell("_uuid");

        central.sbctl("destroy", "Chassis", "hv1");

        Await.until("another Chassis", () -> cell("_uuid"), now -> !now.isEmpty() && !now.equals(uuid));
        logicalSwitch.awaitUp("lp1", "hv1");
        ports.awaitInstalled("vif1");
        Await.until(
                "the new Chassis in Chassis_Private",
                () -> central.sbctl("get", "Chassis_Private", "hv1", "chassis"),
                cell("_uuid")::equals);
    }

    @Test
    void aDeletedChassisPrivateComesBack() {
        central.sbctl("destroy", "Chassis_Private", "hv1");

        Await.until(
                "Chassis_Private",
                () -> central.sbctl("get", "Chassis_Private", "hv1", "chassis"),
                cell("_uuid")::equals);
        central.nbctl("--wait=hv", "--timeout=20", "sync");
    }

    @Test
    void whatSomebodyElseWritesIntoThemIsPutBack() {
        daemon.expectTrouble("Removing unsupported key \"foreign\" from chassis record.");

        central.sbctl("set", "Chassis", "hv1", "hostname=wrong", "other_config:foreign=1", "other_config:is-vtep=true");
        Await.until("the right host name", () -> cell("hostname"), "hv1"::equals);
        assertThat(cell("other_config")).doesNotContain("foreign").contains("is-vtep=true");

        String encap = cells("Encap", "_uuid");
        central.sbctl("set", "Encap", encap, "ip=127.0.0.99", "options:csum=false");
        Await.until("the right end point", () -> encaps(), "geneve 127.0.0.1 hv1"::equals);
        assertThat(cells("Encap", "options")).isEqualTo("csum=true");
    }

    @Test
    void anEndPointThatAnotherChassisHasIsLeftToIt() {
        central.sbctl("chassis-add", "hv7", "geneve", "127.0.0.7");
        // Who does not know of it yet finds out when the server refuses.
        Await.until(
                "a tunnel to hv7",
                () -> daemon.hypervisor().vsctl("--no-wait", "list-ports", "br-int"),
                ports -> ports.contains("ovn-hv7-0"));
        configure("ovn-encap-ip=\"127.0.0.1,127.0.0.7\"", "hostname=other.example");

        daemon.awaitTrouble(
                "chassis|WARN|'hv7' already has encap ip '127.0.0.7' and type 'geneve', cannot duplicate on 'hv1'");
        Await.until("the new host name", () -> cell("hostname"), "other.example"::equals);
        assertThat(encaps()).isEqualTo("geneve 127.0.0.1 hv1\ngeneve 127.0.0.7 hv7");

        central.sbctl("chassis-del", "hv7");
        Await.until("both end points", () -> encaps(), "geneve 127.0.0.1 hv1\ngeneve 127.0.0.7 hv1"::equals);
    }

    @Test
    void theNumberOfTheConfigurationIsReportedBack() {
        central.nbctl("--wait=hv", "--timeout=20", "sync");
        String before = central.sbctl("get", "Chassis_Private", "hv1", "nb_cfg");

        central.nbctl("--wait=hv", "--timeout=20", "sync");

        String after = central.sbctl("get", "Chassis_Private", "hv1", "nb_cfg");
        assertThat(Integer.parseInt(after)).isEqualTo(Integer.parseInt(before) + 1);
        assertThat(central.nbctl("get", "NB_Global", ".", "hv_cfg")).isEqualTo(after);
        assertThat(Long.parseLong(central.sbctl("get", "Chassis_Private", "hv1", "nb_cfg_timestamp")))
                .isBetween(System.currentTimeMillis() - 20_000, System.currentTimeMillis());
    }

    private void configure(String... externalIds) {
        String[] command = new String[externalIds.length + 4];
        command[0] = "--no-wait";
        command[1] = "set";
        command[2] = "Open_vSwitch";
        command[3] = ".";
        for (int i = 0; i < externalIds.length; i++) {
            command[i + 4] = "external_ids:" + externalIds[i];
        }
        hv1.vsctl(command);
    }

    private String cell(String column) {
        return central.sbctl("--bare", "--columns=" + column, "find", "Chassis", "name=hv1");
    }

    private String cells(String table, String column) {
        return central.sbctl("--bare", "--columns=" + column, "list", table);
    }

    /** All end points of all chassis: type, address, chassis. */
    private String encaps() {
        String[] rows = central.sbctl(
                        "--format=csv", "--no-headings", "--columns=type,ip,chassis_name", "list", "Encap")
                .replace("\"", "")
                .replace(',', ' ')
                .split("\n", -1);
        Arrays.sort(rows);
        return String.join("\n", rows);
    }
}
