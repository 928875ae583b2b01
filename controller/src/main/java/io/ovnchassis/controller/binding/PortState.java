package io.ovnchassis.controller.binding;

import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;

/** What this chassis has to do with one logical port. Only ports that concern it in some way have a state. */
public sealed interface PortState {
    /** The interfaces that name the port; for a bound port the first of them carries it. */
    List<LocalInterface> interfaces();

    /**
     * The port is to be bound here.
     *
     * @param port its row
     * @param carrier the interface that carries it
     */
    record Bound(PortBinding port, LocalInterface carrier, List<LocalInterface> interfaces) implements PortState {
        public Bound {
            interfaces = List.copyOf(interfaces);
        }
    }

    /**
     * The port is not to be bound here: it is released if this chassis has it.
     *
     * @param obstacle why not
     */
    record NotBound(PortBinding port, Obstacle obstacle, List<LocalInterface> interfaces) implements PortState {
        public NotBound {
            interfaces = List.copyOf(interfaces);
        }
    }

    /** Interfaces name a port that the Southbound database does not know. */
    record Unknown(List<LocalInterface> interfaces) implements PortState {
        public Unknown {
            interfaces = List.copyOf(interfaces);
        }
    }
}
