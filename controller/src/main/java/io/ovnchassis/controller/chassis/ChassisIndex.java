package io.ovnchassis.controller.chassis;

import io.ovnchassis.ovsdb.tables.ovs.OpenVSwitch;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What tells the controllers of one host apart in the names of their ports: {@code other_config:ovn-chassis-idx-NAME} of
 * the Open_vSwitch row, "" for the first of them, then one of 0-9 and a-z.
 */
final class ChassisIndex {
    private static final String PREFIX = "ovn-chassis-idx-";
    private static final String MORE = "0123456789abcdefghijklmnopqrstuvwxyz";

    private ChassisIndex() {}

    static String key(String chassisName) {
        return PREFIX + chassisName;
    }

    static Optional<String> of(String chassisName, OpenVSwitch root) {
        return Optional.ofNullable(root.otherConfig().get(key(chassisName)));
    }

    /** The first that no controller of the host has; empty when there is none left. */
    static Optional<String> firstFree(OpenVSwitch root) {
        Set<String> taken = root.otherConfig().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PREFIX))
                .map(entry -> entry.getValue())
                .collect(Collectors.toSet());
        return Stream.concat(Stream.of(""), MORE.chars().mapToObj(Character::toString))
                .filter(index -> !taken.contains(index))
                .findFirst();
    }
}
