package io.ovnchassis.netlink.devlink;

import io.ovnchassis.netlink.wire.MacAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A port of a device's embedded switch.
 *
 * @param key which port of which device
 * @param type what kind of interface it has
 * @param flavour what is on its other side
 * @param attachment the interface of this machine that stands for it
 * @param numbers which one of its flavour it is
 * @param function what is known of the PCI function on its other side
 */
public record DevlinkPort(
        Key key, Type type, Flavour flavour, Attachment attachment, Numbers numbers, Optional<Function> function) {
    /**
     * What ports are told apart by.
     *
     * @param bus such as {@code pci}
     * @param device such as {@code 0000:03:00.0}
     * @param index unique in the device
     */
    public record Key(String bus, String device, long index) {
        @Override
        public String toString() {
            return bus + "/" + device + "/" + index;
        }
    }

    /**
     * The interface that stands for a port.
     *
     * @param interfaceIndex 0 while there is none
     * @param name empty while there is none
     */
    public record Attachment(int interfaceIndex, String name) {}

    /**
     * Which one of its flavour a port is; what does not apply to a flavour is empty.
     *
     * @param port the number on the front panel
     * @param controller which host of a multi-host device, or 0 for the device's own
     * @param pf the physical function
     * @param vf the virtual function of that physical function
     * @param sf the scalable function of that physical function
     * @param isExternal whether the function is on another host than this one
     */
    public record Numbers(
            OptionalInt port,
            OptionalInt controller,
            OptionalInt pf,
            OptionalInt vf,
            OptionalInt sf,
            boolean isExternal) {}

    /**
     * The PCI function on the other side of a port.
     *
     * @param address its Ethernet address; zero when none was set
     * @param isActive whether a scalable function was activated
     * @param isAttached whether a driver uses it
     */
    public record Function(MacAddress address, boolean isActive, boolean isAttached) {}

    /** What kind of interface a port has (enum devlink_port_type). */
    public enum Type {
        UNSET(0, "notset"),
        AUTO(1, "auto"),
        ETHERNET(2, "eth"),
        INFINIBAND(3, "ib"),
        /** One that this program does not know yet. */
        UNKNOWN(0xffff, "unknown");

        private final int number;
        private final String label;

        Type(int number, String label) {
            this.number = number;
            this.label = label;
        }

        static Type of(int number) {
            for (Type candidate : values()) {
                if (candidate.number == number) {
                    return candidate;
                }
            }
            return UNKNOWN;
        }

        int number() {
            return number;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** What is on the other side of a port (enum devlink_port_flavour). */
    public enum Flavour {
        PHYSICAL(0, "physical"),
        CPU(1, "cpu"),
        DSA(2, "dsa"),
        PCI_PF(3, "pcipf"),
        PCI_VF(4, "pcivf"),
        VIRTUAL(5, "virtual"),
        UNUSED(6, "unused"),
        PCI_SF(7, "pcisf"),
        /** One that this program does not know yet. */
        UNKNOWN(0xffff, "unknown");

        private final int number;
        private final String label;

        Flavour(int number, String label) {
            this.number = number;
            this.label = label;
        }

        static Flavour of(int number) {
            for (Flavour candidate : values()) {
                if (candidate.number == number) {
                    return candidate;
                }
            }
            return UNKNOWN;
        }

        int number() {
            return number;
        }

        /** As devlink(8) calls it. */
        @Override
        public String toString() {
            return label;
        }
    }
}
