package io.ovnchassis.controller.bridge;

import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import io.ovnchassis.ovsdb.transact.TableEditor;
import io.ovnchassis.ovsdb.transact.Transaction;

/** What Open vSwitch has to be set to for all of the host (ovs-vswitchd.conf.db(5), Open_vSwitch other_config). */
final class HostSettings {
    private static final String VLAN_LIMIT = "vlan-limit";
    private static final String RESTORE_WAIT = "flow-restore-wait";
    private static final String MANAGED_RESTORE_WAIT = "ovn-managed-flow-restore-wait";

    private HostSettings() {}

    static void write(OpenVSwitch root, Transaction transaction) {
        TableEditor<OpenVSwitch> editor = transaction.edit(OpenVSwitch.TABLE);
        // So that flows can match what is inside of packets with two tags.
        if (!"0".equals(root.otherConfig().get(VLAN_LIMIT))) {
            editor.put(root, OpenVSwitch.OTHER_CONFIG, VLAN_LIMIT, "0");
        }
        // Some releases of ovn-controller kept ovs-vswitchd waiting, and said by the other key that it was them.
        if ("true".equals(root.externalIds().get(MANAGED_RESTORE_WAIT))
                && root.otherConfig().containsKey(RESTORE_WAIT)) {
            editor.remove(root, OpenVSwitch.OTHER_CONFIG, RESTORE_WAIT);
            editor.remove(root, OpenVSwitch.EXTERNAL_IDS, MANAGED_RESTORE_WAIT);
        }
    }
}
