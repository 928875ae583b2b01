package io.ovnchassis.tests.harness;

import io.ovnchassis.controller.sandbox.Await;
import io.ovnchassis.controller.sandbox.Hypervisor;
import java.util.ArrayList;
import java.util.List;

/** The ports of a hypervisor's integration bridge, each with one Interface of the same name. */
public record LocalPorts(Hypervisor hypervisor) {
    /** Adds an internal port, as a person or another program would, and returns when it has an OpenFlow port. */
    public void add(String name, String... settings) {
        List<String> command =
                new ArrayList<>(List.of("add-port", "br-int", name, "--", "set", "Interface", name, "type=internal"));
        command.addAll(List.of(settings));
        hypervisor.vsctl(command.toArray(String[]::new));
    }

    /** Adds a port that stands for a logical one. */
    public void addFor(String logicalPort, String name) {
        add(name, "external_ids:iface-id=" + Literal.of(logicalPort));
    }

    public void set(String name, String... settings) {
        List<String> command = new ArrayList<>(List.of("--no-wait", "set", "Interface", name));
        command.addAll(List.of(settings));
        hypervisor.vsctl(command.toArray(String[]::new));
    }

    public void unset(String name, String column, String key) {
        hypervisor.vsctl("--no-wait", "remove", "Interface", name, column, key);
    }

    public void remove(String name) {
        hypervisor.vsctl("--no-wait", "del-port", "br-int", name);
    }

    /** One column of an Interface; empty text when the column is, or when there is no such row. */
    public String cell(String name, String column) {
        return find("name=" + Literal.of(name), column);
    }

    /** The names of all interfaces for a logical port, whoever put them there. */
    public List<String> namesFor(String logicalPort) {
        return find("external_ids:iface-id=" + Literal.of(logicalPort), "name")
                .lines()
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The Interface's identity: another one after it was removed and added again. */
    public String uuid(String name) {
        return cell(name, "_uuid");
    }

    public boolean isInstalled(String name) {
        return cell(name, "external_ids").contains("ovn-installed=true");
    }

    public void awaitCell(String name, String column, String value) {
        Await.until(column + " of " + name, () -> cell(name, column), value::equals);
    }

    /** Waits until an interface is marked as installed. */
    public void awaitInstalled(String name) {
        Await.until(name + " to be installed", () -> cell(name, "external_ids"), _ -> isInstalled(name));
    }

    public void awaitGone(String name) {
        Await.until("the end of " + name, () -> uuid(name), String::isEmpty);
    }

    private String find(String condition, String column) {
        return hypervisor.vsctl("--no-wait", "--bare", "--columns=" + column, "find", "Interface", condition);
    }
}
