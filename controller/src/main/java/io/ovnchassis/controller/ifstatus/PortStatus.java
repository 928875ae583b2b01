package io.ovnchassis.controller.ifstatus;

import io.ovnchassis.controller.binding.LocalInterface;
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
    /** What becomes of Port_Binding.chassis. */
    public enum Claim {
        /** It stays as it is. */
        KEEP,
        /** It is set to this chassis. */
        TAKE,
        /** It is cleared. */
        RELEASE
    }

    /**
     * What is to be written to a Port_Binding.
     *
     * @param up the value that Port_Binding.up gets; empty when it stays
     */
    public record SouthboundWrite(PortBinding port, Claim claim, Optional<Boolean> up) {}

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
