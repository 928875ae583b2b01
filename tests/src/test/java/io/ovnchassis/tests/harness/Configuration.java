package io.ovnchassis.tests.harness;

import io.ovnchassis.controller.sandbox.Hypervisor;
import java.util.ArrayList;
import java.util.List;

/** What the operator configures on a hypervisor: the external_ids of the Open_vSwitch row. */
public record Configuration(Hypervisor hypervisor) {
    /** Sets keys, each given as {@code key=value} with the value as ovs-vsctl reads it. */
    public void set(String... keysAndValues) {
        List<String> command = new ArrayList<>(List.of("--no-wait", "set", "Open_vSwitch", "."));
        for (String keyAndValue : keysAndValues) {
            command.add("external_ids:" + keyAndValue);
        }
        hypervisor.vsctl(command.toArray(String[]::new));
    }

    public void remove(String... keys) {
        List<String> command = new ArrayList<>(List.of("--no-wait", "remove", "Open_vSwitch", ".", "external_ids"));
        command.addAll(List.of(keys));
        hypervisor.vsctl(command.toArray(String[]::new));
    }
}
