package io.ovnchassis.tests.faults;

import io.ovnchassis.controller.sandbox.Hypervisor;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What both databases say about some logical ports, as the stock tools print it, less what differs from run to run:
 * uuids and times.
 *
 * @param interfaces name, type, options, mtu_request and external_ids of each Interface
 * @param bridgePorts the names of those ports of the integration bridge that are theirs
 * @param bridgeInterfaces the names of those interfaces of the integration bridge that are theirs
 * @param bindings the name, the chassis and {@code up} of each Port_Binding
 */
record Rows(List<String> interfaces, List<String> bridgePorts, List<String> bridgeInterfaces, List<String> bindings) {
    private static final String TIMESTAMP = " ovn-installed-ts=\"\"[0-9]+\"\",";

    /** What has to become of ports, whatever happens on the way. */
    static Rows expected(RequestedPorts ports) {
        List<String> names = ports.names().stream().sorted().toList();
        String chassis = ports.hypervisor().name();
        return new Rows(
                each(
                        names,
                        name -> name + ",internal,{vif-plug-dummy-option=value}," + RequestedPorts.MTU + ",\"{iface-id="
                                + name + ", ovn-installed=\"\"true\"\", ovn-plugged=dummy}\""),
                names,
                names,
                each(names, name -> name + "," + chassis + ",true"));
    }

    /** What has become of ports. */
    static Rows of(RequestedPorts ports) {
        Hypervisor hypervisor = ports.hypervisor();
        String uuid =
                ports.central().sbctl("--bare", "--columns=_uuid", "find", "Chassis", "name=" + hypervisor.name());
        return new Rows(
                each(
                        ports.interfaces("name,type,options,mtu_request,external_ids"),
                        row -> row.replaceFirst(TIMESTAMP, "")),
                ports.own(hypervisor.vsctl("--no-wait", "list-ports", "br-int")),
                ports.own(hypervisor.vsctl("--no-wait", "list-ifaces", "br-int")),
                each(
                        ports.bindings("logical_port,chassis,up", "type=\"\""),
                        row -> row.replace(uuid, hypervisor.name())));
    }

    /** Every row changed in this way. */
    Rows map(UnaryOperator<String> change) {
        return new Rows(
                each(interfaces, change),
                each(bridgePorts, change),
                each(bridgeInterfaces, change),
                each(bindings, change));
    }

    private static List<String> each(List<String> rows, UnaryOperator<String> change) {
        return rows.stream().map(change).sorted().toList();
    }
}
