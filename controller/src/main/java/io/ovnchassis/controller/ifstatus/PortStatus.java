package io.ovnchassis.controller.ifstatus;

import io.ovnchassis.controller.binding.LocalInterface;
import io.ovnchassis.controller.binding.Terms;
import io.ovnchassis.ovsdb.tables.sb.PortBinding;
import java.util.List;
import java.util.Optional;

/**
 * How far a port has come, and what is still to be written for it.
 *
 * @param southbound empty when the Southbound database is as it should be
 * @param local empty when the local database is as it should be
 */
public record PortStatus(IfState state, Optional<SouthboundWrite> southbound, Optional<LocalWrite> local) {
    /** What becomes of the columns of Port_Binding that say who has the port. */
    public enum Claim {
        /** They stay as they are. */
        KEEP,
        /** This chassis becomes the port's chassis. */
        TAKE,
        /** This chassis ceases to be the port's chassis. */
        RELEASE,
        /** This chassis becomes one of the additional ones. */
        JOIN,
        /** This chassis ceases to be one of the additional ones. */
        LEAVE
    }

    /**
     * What is to be written to a Port_Binding.
     *
     * @param terms on which this chassis has the port; empty when it gives it up
     * @param parent the name of the port that it is claimed together with; empty when it is no child
     * @param up the value that Port_Binding.up gets; empty when it stays
     */
    public record SouthboundWrite(
            PortBinding port, Claim claim, Optional<Terms> terms, Optional<String> parent, Optional<Boolean> up) {}

    /**
     * What is to be written to Interfaces.
     *
     * @param mark the interface that gets {@code ovn-installed}
     * @param unmark the interfaces that lose it
     */
    public record LocalWrite(Optional<LocalInterface> mark, List<LocalInterface> unmark) {
        public LocalWrite {
            unmark = List.copyOf(unmark);
        }
    }
}
