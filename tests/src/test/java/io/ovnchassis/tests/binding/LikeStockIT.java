package io.ovnchassis.tests.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Controller;
import io.ovnchassis.controller.sandbox.Hypervisor;
import io.ovnchassis.tests.harness.Daemon;
import io.ovnchassis.tests.harness.Deployment;
import io.ovnchassis.tests.harness.LocalPorts;
import io.ovnchassis.tests.harness.LogicalSwitch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Of ports of every type the stock ovn-controller makes what this daemon made of them. */
class LikeStockIT {
    @Order(1)
    @RegisterExtension
    static final Deployment deployment = Deployment.of("hv1");

    @Order(2)
    @RegisterExtension
    static final Daemon daemon = Daemon.on(deployment, "hv1");

    private static final String DUMP = "debug/dump-local-bindings";

    private final Central central = deployment.central();
    private final Hypervisor hv1 = deployment.hypervisor("hv1");

    @Test
    void portsEndUpInTheSameHandsAndAreShownInTheSameWords() {
        daemon.awaitChassis();
        addPorts();
        addRouters();
        addInterfaces();
        LogicalSwitch logicalSwitch = new LogicalSwitch(central, "sw0");
        logicalSwitch.awaitUp("vm", "hv1");
        logicalSwitch.awaitUp("cr-lr-out", "hv1");
        bindVirtualPort();
        logicalSwitch.awaitUp("vip", "hv1");
        logicalSwitch.sync();
        Map<String, String> ours = bindings();
        String dump = daemon.appctl(DUMP);
        assertThat(dump).contains("primary lport", "localport lport", "CONTAINER", "VIRTUAL", "NULL");
        assertThat(ours.values())
                .as("some are claimed, some are not, and one is shared")
                .contains("chassis=hv1 up=true parent= shared=", "chassis= up=false parent= shared=hv1")
                .anyMatch(binding -> binding.startsWith("chassis= up=false"));

        daemon.exit();
        assertThat(bindings())
                .as("all were released")
                .noneSatisfy((_, binding) -> assertThat(binding).contains("hv1"));
        daemon.expectTrouble("failed to initialize representor VIF plug provider"); // of the stock one, in the same log
        Controller stock = hv1.startController(Path.of("ovn-controller"), "-vsyslog:off");
        logicalSwitch.awaitUp("vm", "hv1");
        bindVirtualPort();
        Await.until("the stock controller to have the same ports", this::bindings, ours::equals);
        assertThat(hv1.appctl("-t", stock.controlSocket().toString(), DUMP)).isEqualTo(dump);
    }

    private void addPorts() {
        central.sbctl("chassis-add", "elsewhere", "geneve", "127.0.0.9");
        central.nbctl("ls-add", "sw0");
        for (String port : List.of("vm", "far-vm", "foreign", "shared")) {
            central.nbctl("lsp-add", "sw0", port);
        }
        central.nbctl("lsp-set-options", "foreign", "requested-chassis=elsewhere");
        central.nbctl("lsp-set-options", "shared", "requested-chassis=elsewhere,hv1");
        central.nbctl("lsp-add", "sw0", "box", "vm", "17");
        central.nbctl("lsp-add", "sw0", "far-box", "far-vm", "18");
        add("meta", "localport");
        add("vip", "virtual", "virtual-ip=10.0.0.10", "virtual-parents=vm");
        add("ln", "localnet", "network_name=physnet1");
        add("l2gw", "l2gateway", "network_name=physnet1", "l2gateway-chassis=hv1");
        central.nbctl("ha-chassis-group-add", "group1", "--", "ha-chassis-group-add-chassis", "group1", "hv1", "10");
        add("outside", "external");
        central.nbctl(
                "set",
                "Logical_Switch_Port",
                "outside",
                "ha_chassis_group="
                        + central.nbctl("--bare", "--columns=_uuid", "find", "HA_Chassis_Group", "name=group1"));
        daemon.expectTrouble("bridge not found for l2gateway port");
    }

    private void addRouters() {
        central.nbctl("lr-add", "gr", "--", "set", "Logical_Router", "gr", "options:chassis=hv1");
        central.nbctl("lrp-add", "gr", "gr-sw", "00:00:00:00:ff:01", "10.0.0.1/24");
        add("sw-gr", "router", "router-port=gr-sw");
        central.nbctl("lr-add", "lr", "--", "lrp-add", "lr", "lr-out", "00:00:00:00:ff:02", "10.2.0.1/24");
        central.nbctl("lrp-set-gateway-chassis", "lr-out", "hv1", "20");
        add("sw-lr", "router", "router-port=lr-out");
    }

    private void add(String port, String type, String... options) {
        central.nbctl("lsp-add", "sw0", port, "--", "lsp-set-type", port, type);
        if (options.length > 0) {
            new LogicalSwitch(central, "sw0").setOptions(port, options);
        }
    }

    private void addInterfaces() {
        LocalPorts ports = new LocalPorts(hv1);
        for (String port : List.of("vm", "foreign", "shared", "meta", "unknown")) {
            ports.addFor(port, "vif-" + port);
        }
    }

    /** What a packet of the parent would do. */
    private void bindVirtualPort() {
        String uuid = new LogicalSwitch(central, "sw0").binding("vip", "_uuid");
        central.sbctl("set", "Port_Binding", uuid, "virtual_parent=vm");
    }

    /** Who has each port, by its name. */
    private Map<String, String> bindings() {
        LogicalSwitch logicalSwitch = new LogicalSwitch(central, "sw0");
        Map<String, String> bindings = new TreeMap<>();
        central.sbctl("--bare", "--columns=logical_port", "list", "Port_Binding")
                .lines()
                .filter(name -> !name.isEmpty())
                .forEach(name -> bindings.put(
                        name,
                        "chassis=%s up=%s parent=%s shared=%s"
                                .formatted(
                                        logicalSwitch.chassisOf(name),
                                        logicalSwitch.binding(name, "up"),
                                        logicalSwitch.binding(name, "virtual_parent"),
                                        nameOf(logicalSwitch.binding(name, "additional_chassis")))));
        return bindings;
    }

    private String nameOf(String chassis) {
        return chassis.isEmpty() ? "" : central.sbctl("--bare", "--columns=name", "list", "Chassis", chassis);
    }
}
