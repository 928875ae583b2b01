package io.ovnchassis.vifplug.representor;

import io.ovnchassis.netlink.wire.MacAddress;
import java.util.OptionalInt;

/**
 * Which representor a logical port wants.
 *
 * @param pfMac the address of the physical function, as its host sees it
 * @param function which function of that physical function
 * @param controller which host of a multi-host device; empty for whichever has such a physical function
 */
record Selector(MacAddress pfMac, Function function, OptionalInt controller) {

    /** A function of a PCI device. */
    sealed interface Function {
        /** The physical function itself. */
        record Physical() implements Function {
            @Override
            public String toString() {
                return "PF";
            }
        }

        /** A virtual function of it. */
        record Virtual(int number) implements Function {
            @Override
            public String toString() {
                return "VF " + number;
            }
        }

        /** A scalable function of it. */
        record Scalable(int number) implements Function {
            @Override
            public String toString() {
                return "SF " + number;
            }
        }
    }
}
