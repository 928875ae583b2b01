package io.ovnchassis.controller.mirror;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.ovs.Port;
import java.util.Set;

/**
 * A mirror that should be there.
 *
 * @param sources the ports whose incoming packets are mirrored
 * @param destinations the ports whose outgoing packets are mirrored
 */
record WantedMirror(String name, Set<Ref<Port>> sources, Set<Ref<Port>> destinations, MirrorOutput output) {
    WantedMirror {
        sources = Set.copyOf(sources);
        destinations = Set.copyOf(destinations);
    }

    /** The tunnel port, if it leads to one. */
    String portName() {
        return portName(name);
    }

    static String portName(String mirror) {
        return "ovn-" + mirror;
    }

    boolean isSameAs(PresentMirror present) {
        return Set.copyOf(present.row().selectSrcPort()).equals(sources)
                && Set.copyOf(present.row().selectDstPort()).equals(destinations)
                && present.output().filter(this::leadsTo).isPresent();
    }

    private boolean leadsTo(PresentMirror.Outlet outlet) {
        return switch (output) {
            case MirrorOutput.ToPort(Ref<Port> port) -> outlet.port().ref().equals(port);
            case MirrorOutput.Tunnel tunnel -> outlet.isMarked() && outlet.isSameAs(tunnel);
        };
    }
}
