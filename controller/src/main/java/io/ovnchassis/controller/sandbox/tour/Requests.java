package io.ovnchassis.controller.sandbox.tour;

import io.ovnchassis.controller.sandbox.Central;

/** What a cloud management system does: requests ports in the northbound database. Each method runs ovn-nbctl once. */
record Requests(Central central, String chassis) {
    static final String SWITCH = "sw0";

    void createSwitch() {
        central.nbctl("ls-add", SWITCH);
    }

    /** Requests that a port be plugged on the chassis. */
    void request(String port, int mtu) {
        central.nbctl(
                "lsp-add",
                SWITCH,
                port,
                "--",
                "lsp-set-options",
                port,
                "requested-chassis=" + chassis,
                "vif-plug-type=dummy",
                "vif-plug-mtu-request=" + mtu);
    }

    void changeMtu(String port, int mtu) {
        central.nbctl("set", "Logical_Switch_Port", port, "options:vif-plug-mtu-request=" + mtu);
    }

    /** Deletes the port, and with it the request. */
    void withdraw(String port) {
        central.nbctl("lsp-del", port);
    }
}
