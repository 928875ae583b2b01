package io.ovnchassis.netlink;

/** The netlink protocols that are spoken here (linux/netlink.h). */
public enum Protocol {
    /** Links, routes, neighbours, next hops. */
    ROUTE(0, "route", "this kernel has no networking"),
    /** Connection tracking. */
    NETFILTER(12, "netfilter", "load the kernel module: modprobe nf_conntrack_netlink"),
    /** Families that are looked up by name, devlink among them. */
    GENERIC(16, "generic", "this kernel has no generic netlink");

    private final int number;
    private final String label;
    private final String remedy;

    Protocol(int number, String label, String remedy) {
        this.number = number;
        this.label = label;
        this.remedy = remedy;
    }

    /** The protocol's number for socket(2). */
    public int number() {
        return number;
    }

    /** What to do, or to know, when the kernel does not speak it. */
    public String remedy() {
        return remedy;
    }

    @Override
    public String toString() {
        return label;
    }
}
