package io.ovnchassis.controller.sandbox.tour;

import io.ovnchassis.controller.sandbox.Central;
import java.util.ArrayList;
import java.util.List;

/** What a cloud management system does: requests ports in the northbound database. Each method runs ovn-nbctl once. */
record Requests(Central central, String chassis, TourOptions options) {
    static final String SWITCH = "sw0";

    void createSwitch() {
        central.nbctl("ls-add", SWITCH);
    }

    /** Requests that a port be plugged on the chassis. */
    void request(String port, int mtu) {
        List<String> command = new ArrayList<>(List.of("lsp-add", SWITCH, port, "--", "lsp-set-options", port));
        command.add("requested-chassis=" + chassis);
        command.add("vif-plug-type=" + options.vifPlugType());
        command.add("vif-plug-mtu-request=" + mtu);
        command.addAll(options.vifPlugOptions(port));
        central.nbctl(command.toArray(String[]::new));
    }

    void changeMtu(String port, int mtu) {
        central.nbctl("set", "Logical_Switch_Port", port, "options:vif-plug-mtu-request=" + mtu);
    }

    /** Deletes the port, and with it the request. */
    void withdraw(String port) {
        central.nbctl("lsp-del", port);
    }
}
