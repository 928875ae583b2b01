package io.ovnchassis.controller.qos;

import io.ovnchassis.ovsdb.tables.ovs.Interface;
import java.util.List;

/** Decides which interface leads to a physical network, and how much it can take. */
final class EgressRule {
    /** All that 32 bits of bytes a second can say, in bits: the kernel takes no more. */
    private static final long MAX_RATE = 8L * 0xffff_ffffL;

    /** What these say of their speed means nothing. */
    private static final List<String> VIRTUAL = List.of("veth", "tap");

    private EgressRule() {}

    static boolean leadsOut(Interface candidate) {
        boolean isMarked =
                candidate.externalIds().getOrDefault("ovn-egress-iface", "").equalsIgnoreCase("true");
        boolean isDevice = candidate.type().isEmpty() || candidate.type().equals("system");
        return !candidate.externalIds().containsKey("iface-id") && (isMarked || isDevice);
    }

    /** In bits per second. */
    static long maxRate(Interface egress) {
        String driver = egress.status().getOrDefault("driver_name", "");
        return VIRTUAL.contains(driver) ? MAX_RATE : egress.linkSpeed().orElse(MAX_RATE);
    }
}
