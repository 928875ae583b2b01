package io.ovnchassis.controller.encaps;

import java.util.Map;

/**
 * A tunnel port as it should be.
 *
 * @param naming what its name is made of
 * @param type that of its interface: geneve, vxlan
 * @param options those of its interface
 * @param bfd how it is watched; empty when it is not
 * @param toVtep whether a VTEP is at the other end
 * @param externalIds those of its port, by which we know it again
 */
public record WantedTunnel(
        Naming naming,
        String type,
        Map<String, String> options,
        Map<String, String> bfd,
        boolean toVtep,
        Map<String, String> externalIds) {
    static final String ID = "ovn-chassis-id";
    static final String TYPE = "ovn-tunnel-type";
    static final String EVPN = "ovn-evpn-tunnel";

    /** The {@link #ID} of a port that leads to whoever a flow says. */
    static final String FLOW = "flow";

    public WantedTunnel {
        options = Map.copyOf(options);
        bfd = Map.copyOf(bfd);
        externalIds = Map.copyOf(externalIds);
    }

    /** How a port comes by its name. */
    public sealed interface Naming {
        /** One of many: named after the chassis that it leads to, and numbered. */
        record After(String chassis) implements Naming {}

        /** The only one of its kind. */
        record Fixed(String suffix) implements Naming {}
    }

    /** Whether {@code present} needs no change. */
    public boolean isSameAs(TunnelPort present) {
        return isServedBy(present) && !present.hasOldId() && bfd.equals(present.bfd());
    }

    /** Whether {@code present} is a tunnel of this kind to the same place: then it stays, whatever else is to be done. */
    boolean isServedBy(TunnelPort present) {
        return present.onIntegrationBridge()
                && present.type().equals(type)
                && present.options().equals(options);
    }
}
