package io.ovnchassis.controller.patch;

/** The types of logical ports that lead to a physical network (ovn-sb(5), Port_Binding type). */
final class PortPlace {
    static final String LOCALNET = "localnet";
    static final String L2GATEWAY = "l2gateway";

    private PortPlace() {}
}
