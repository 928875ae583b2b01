package io.ovnchassis.controller.binding;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Optional;

/** What this chassis has to do with one logical port. Only ports that concern it in some way have a state. */
public sealed interface PortState {
    /** The interfaces that name the port; for a bound port without a parent one of them carries it. */
    List<LocalInterface> interfaces();

    /** The datapath that is local on account of this port. */
    default Optional<Ref<DatapathBinding>> localDatapath() {
        return Optional.empty();
    }

    /** Whether traffic of the port begins or ends on this chassis. */
    default boolean isLocal() {
        return false;
    }

    /** Whether a packet on this chassis may have it as its in or out port. */
    default boolean isRelated() {
        return false;
    }

    /**
     * The port is to be bound here, on an interface.
     *
     * @param port its row
     * @param carrier the interface that carries it
     * @param parent the port whose interface that is; empty when it is its own
     */
    record Bound(
            PortBinding port,
            Terms terms,
            LocalInterface carrier,
            Optional<PortBinding> parent,
            List<LocalInterface> interfaces)
            implements PortState {
        public Bound {
            interfaces = List.copyOf(interfaces);
        }

        @Override
        public Optional<Ref<DatapathBinding>> localDatapath() {
            return Optional.of(port.datapath());
        }

        @Override
        public boolean isLocal() {
            return true;
        }

        @Override
        public boolean isRelated() {
            return true;
        }
    }

    /**
     * The port is to be bound here, and needs no interface for it.
     *
     * @param port its row
     */
    record Placed(PortBinding port, Terms terms, List<LocalInterface> interfaces) implements PortState {
        public Placed {
            interfaces = List.copyOf(interfaces);
        }

        /** One end of a connection between datapaths does not make them local. */
        @Override
        public Optional<Ref<DatapathBinding>> localDatapath() {
            return isLocal() ? Optional.of(port.datapath()) : Optional.empty();
        }

        @Override
        public boolean isLocal() {
            return PortKind.of(port) != PortKind.PATCH;
        }

        @Override
        public boolean isRelated() {
            return true;
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

        /** Who may have to take over at once knows everything beforehand. */
        @Override
        public Optional<Ref<DatapathBinding>> localDatapath() {
            return obstacle instanceof Obstacle.Standby ? Optional.of(port.datapath()) : Optional.empty();
        }

        @Override
        public boolean isLocal() {
            return obstacle instanceof Obstacle.OnEveryChassis
                    && interfaces.stream().anyMatch(LocalInterface::hasOfport);
        }

        @Override
        public boolean isRelated() {
            return isLocal() || obstacle instanceof Obstacle.Standby;
        }
    }

    /** Interfaces name a port that the Southbound database does not know. */
    record Unknown(List<LocalInterface> interfaces) implements PortState {
        public Unknown {
            interfaces = List.copyOf(interfaces);
        }
    }
}
