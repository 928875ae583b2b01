package io.ovnchassis.tests.faults;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Central;
import io.ovnchassis.controller.sandbox.Hypervisor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Ports of one logical switch that the northbound database requests for one chassis, and what becomes of them.
 *
 * @param logicalSwitch with whose name and a dash the names of its ports begin; no other test has it
 * @param names of the logical ports, each short enough to be the name of an interface
 */
record RequestedPorts(Central central, Hypervisor hypervisor, String logicalSwitch, List<String> names) {
    static final int MTU = 1400;

    /** Longer than a thousand ports take on a machine that is busy with another test, too. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    static RequestedPorts of(Central central, Hypervisor hypervisor, String logicalSwitch, int count) {
        List<String> names = IntStream.range(0, count)
                .mapToObj(number -> logicalSwitch + "-" + number)
                .toList();
        return new RequestedPorts(central, hypervisor, logicalSwitch, names);
    }

    int count() {
        return names.size();
    }

    /** Requests all of them in one northbound transaction. */
    void request() {
        List<String> command = new ArrayList<>(List.of("ls-add", logicalSwitch));
        for (String name : names) {
            command.addAll(List.of("--", "lsp-add", logicalSwitch, name));
            command.addAll(List.of("--", "lsp-set-options", name));
            command.add("requested-chassis=" + hypervisor.name());
            command.add("vif-plug-type=dummy");
            command.add("vif-plug-mtu-request=" + MTU);
        }
        central.nbctl(command.toArray(String[]::new));
    }

    /** Waits until the databases say of them what they have to say in the end, and nothing else. */
    void awaitExpectedRows() {
        awaitUp();
        Await.until("the rows of " + logicalSwitch, () -> Rows.of(this), Rows.expected(this)::equals);
    }

    void awaitUp() {
        Await.until("all ports of " + logicalSwitch + " to be up", PATIENCE, this::countUp, up -> up == count());
    }

    void awaitPlugged(int atLeast) {
        Await.until(
                atLeast + " ports of " + logicalSwitch + " to be plugged",
                PATIENCE,
                () -> interfaces("name").size(),
                plugged -> plugged >= atLeast);
    }

    int countUp() {
        return bindings("logical_port", "up=true").size();
    }

    /** The uuids of the interfaces that were plugged for them, by name. */
    Map<String, String> interfaceUuids() {
        Map<String, String> uuids = new TreeMap<>();
        for (String row : interfaces("name,_uuid")) {
            String[] cells = row.split(",", 2);
            uuids.put(cells[0], cells[1]);
        }
        return uuids;
    }

    /** These columns, the first of which is the name, of every Interface that was plugged for one of them. */
    List<String> interfaces(String columns) {
        String found = hypervisor.vsctl(
                "--no-wait",
                "--format=csv",
                "--no-headings",
                "--columns=" + columns,
                "find",
                "Interface",
                "external_ids:ovn-plugged=dummy");
        return own(found);
    }

    /** These columns, the first of which is the name, of those Port_Bindings of theirs that meet the conditions. */
    List<String> bindings(String columns, String... conditions) {
        List<String> command = new ArrayList<>(
                List.of("--format=csv", "--no-headings", "--columns=" + columns, "find", "Port_Binding"));
        command.addAll(List.of(conditions));
        return own(central.sbctl(command.toArray(String[]::new)));
    }

    /** The lines that begin as the names of these ports do, sorted. */
    List<String> own(String lines) {
        return lines.lines()
                .filter(line -> line.startsWith(logicalSwitch + "-"))
                .sorted()
                .toList();
    }
}
