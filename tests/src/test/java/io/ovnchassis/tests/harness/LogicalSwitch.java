package io.ovnchassis.tests.harness;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import java.util.ArrayList;
import java.util.List;

/**
 * A logical switch and its ports: the northbound database asks for them, the southbound one says what became of them.
 *
 * @param name no other test of the deployment has it
 */
public record LogicalSwitch(Central central, String name) {

    public static LogicalSwitch create(Central central, String name) {
        central.nbctl("ls-add", name);
        return new LogicalSwitch(central, name);
    }

    /** Adds a port that nobody plugs. */
    public void add(String port, String... options) {
        List<String> command = new ArrayList<>(List.of("lsp-add", name, port, "--", "lsp-set-options", port));
        command.addAll(List.of(options));
        central.nbctl(command.toArray(String[]::new));
    }

    /** Adds a port that is to be plugged on a chassis, in one transaction. */
    public void request(String port, String chassis, String... moreOptions) {
        List<String> options = new ArrayList<>(List.of("requested-chassis=" + chassis, "vif-plug-type=dummy"));
        options.addAll(List.of(moreOptions));
        add(port, options.toArray(String[]::new));
    }

    /** Replaces all options of a port. */
    public void setOptions(String port, String... options) {
        List<String> command = new ArrayList<>(List.of("lsp-set-options", port));
        command.addAll(List.of(options));
        central.nbctl(command.toArray(String[]::new));
    }

    public void setOption(String port, String key, String value) {
        central.nbctl("set", "Logical_Switch_Port", port, "options:" + key + "=" + Literal.of(value));
    }

    public void removeOption(String port, String key) {
        central.nbctl("remove", "Logical_Switch_Port", port, "options", key);
    }

    public void delete(String port) {
        central.nbctl("lsp-del", port);
    }

    /** One column of a port's Port_Binding; empty text when the column is, or when there is no such row. */
    public String binding(String port, String column) {
        return central.sbctl(
                "--bare", "--columns=" + column, "find", "Port_Binding", "logical_port=" + Literal.of(port));
    }

    /** The name of the chassis that has claimed a port; empty text when none has. */
    public String chassisOf(String port) {
        String uuid = binding(port, "chassis");
        return uuid.isEmpty() ? "" : central.sbctl("--if-exists", "--bare", "--columns=name", "list", "Chassis", uuid);
    }

    /** Waits until a port is claimed by a chassis, and up. */
    public void awaitUp(String port, String chassis) {
        Await.until(port + " to be up", () -> binding(port, "up"), "true"::equals);
        Await.until(port + " to be claimed by " + chassis, () -> chassisOf(port), chassis::equals);
    }

    /** Waits until nobody claims a port, and it is down. */
    public void awaitDown(String port) {
        Await.until(port + " to be released", () -> binding(port, "chassis"), String::isEmpty);
        Await.until(port + " to be down", () -> binding(port, "up"), "false"::equals);
    }

    /** Returns when every chassis has caught up with what the northbound database asks for now. */
    public void sync() {
        central.nbctl("--wait=hv", "--timeout=20", "sync");
    }
}
