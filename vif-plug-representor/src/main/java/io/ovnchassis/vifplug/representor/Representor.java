package io.ovnchassis.vifplug.representor;

import io.ovnchassis.netlink.devlink.DevlinkPort;
import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.vifplug.representor.Selector.Function;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A devlink port as it is known now.
 *
 * @param port what the kernel said of it last
 * @param netdev the name of its interface; empty while it has none
 * @param netdevAddress the address of its interface; zero while it has none
 * @param origin how it came to be known with that interface
 * @param since from when on
 * @param wasRenamed whether its interface had another name before
 */
record Representor(
        DevlinkPort port,
        Optional<String> netdev,
        MacAddress netdevAddress,
        Origin origin,
        Instant since,
        boolean wasRenamed) {

    /** How something came to be known. */
    enum Origin {
        /** It was there when the daemon began to look: whoever gives names has been by. */
        DUMP,
        /** It came while the daemon looked on. */
        EVENT;

        /** The less settled one. */
        Origin or(Origin other) {
            return this == EVENT ? EVENT : other;
        }
    }

    /**
     * What functions of one physical function have in common.
     *
     * @param controller 0 where the kernel does not tell controllers apart
     */
    record Parent(String bus, String device, int controller, int pf) {
        @Override
        public String toString() {
            return bus + "/" + device + " controller " + controller + " PF " + pf;
        }
    }

    /** The physical function that it is, or is part of; empty for what is no function. */
    Optional<Parent> parent() {
        OptionalInt pf = port.numbers().pf();
        return function().isEmpty() || pf.isEmpty()
                ? Optional.empty()
                : Optional.of(new Parent(
                        port.key().bus(),
                        port.key().device(),
                        port.numbers().controller().orElse(0),
                        pf.getAsInt()));
    }

    /** Which function it is; empty for what is none, such as a port of the front panel. */
    Optional<Function> function() {
        return switch (port.flavour()) {
            case PCI_PF -> Optional.of(new Function.Physical());
            case PCI_VF -> numbered(port.numbers().vf()).map(Function.Virtual::new);
            case PCI_SF -> numbered(port.numbers().sf()).map(Function.Scalable::new);
            case PHYSICAL, CPU, DSA, VIRTUAL, UNUSED, UNKNOWN -> Optional.empty();
        };
    }

    private static Optional<Integer> numbered(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    boolean isPhysicalFunction() {
        return port.flavour() == DevlinkPort.Flavour.PCI_PF;
    }

    /** Whether it is the front panel's port with the number of a physical function. */
    boolean isPanelOf(Parent parent) {
        return isPanelOf(parent.bus(), parent.device()) && port.numbers().port().equals(OptionalInt.of(parent.pf()));
    }

    /** Whether it is the front panel's port of a device. */
    boolean isPanelOf(String bus, String device) {
        return port.flavour() == DevlinkPort.Flavour.PHYSICAL
                && port.key().bus().equals(bus)
                && port.key().device().equals(device);
    }

    /** The address that its function has on its host, as devlink has it; empty where it does not say. */
    Optional<MacAddress> address() {
        return port.function().map(DevlinkPort.Function::address).filter(address -> !address.isZero());
    }
}
