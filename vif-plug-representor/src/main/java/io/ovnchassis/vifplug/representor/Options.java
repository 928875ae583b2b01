package io.ovnchassis.vifplug.representor;

import io.ovnchassis.netlink.wire.MacAddress;
import io.ovnchassis.vifplug.representor.Selector.Function;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a logical port's options ask for.
 *
 * @param selector which representor
 * @param settle how long a new interface is given to get its name
 */
record Options(Selector selector, Duration settle) {
    static final String PF_MAC = "vif-plug:representor:pf-mac";
    static final String VF_NUMBER = "vif-plug:representor:vf-num";
    static final String SF_NUMBER = "vif-plug:representor:sf-num";
    static final String CONTROLLER = "vif-plug:representor:controller-num";
    static final String SETTLE_MS = "vif-plug:representor:settle-ms";

    static final Duration DEFAULT_SETTLE = Duration.ofSeconds(3);

    private static final int MAX_VF = 0xffff; // DEVLINK_ATTR_PORT_PCI_VF_NUMBER has 16 bits
    private static final int MAX_SETTLE_MS = 600_000;
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,9}");
    private static final int SHOWN = 64;

    /** Options that ask for nothing that there could be. */
    static final class Junk extends Exception {
        private static final long serialVersionUID = 1;

        private final String option;

        private Junk(String option, String message) {
            super(message);
            this.option = option;
        }

        /** The option that is wrong, with its value and what it should be. */
        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }

        /** Which option it is. */
        String option() {
            return option;
        }
    }

    /**
     * Reads options strictly: one that is not understood never means another port.
     *
     * @throws Junk when one cannot be read
     */
    static Options parse(Map<String, String> options) throws Junk {
        MacAddress pfMac = pfMac(options.getOrDefault(PF_MAC, ""));
        OptionalInt vf = number(options, VF_NUMBER, MAX_VF);
        OptionalInt sf = number(options, SF_NUMBER, Integer.MAX_VALUE);
        if (vf.isPresent() && sf.isPresent()) {
            throw new Junk(SF_NUMBER, "options " + VF_NUMBER + " and " + SF_NUMBER + " exclude each other");
        }
        Function function = vf.isPresent()
                ? new Function.Virtual(vf.getAsInt())
                : sf.isPresent() ? new Function.Scalable(sf.getAsInt()) : new Function.Physical();
        OptionalInt settle = number(options, SETTLE_MS, MAX_SETTLE_MS);
        return new Options(
                new Selector(pfMac, function, number(options, CONTROLLER, Integer.MAX_VALUE)),
                settle.isPresent() ? Duration.ofMillis(settle.getAsInt()) : DEFAULT_SETTLE);
    }

    private static MacAddress pfMac(String text) throws Junk {
        if (text.isEmpty()) {
            throw new Junk(PF_MAC, "option " + PF_MAC + " is missing: the MAC of the physical function");
        }
        Optional<MacAddress> mac = mac(text).filter(address -> !address.isZero() && !address.isMulticast());
        return mac.orElseThrow(
                () -> new Junk(PF_MAC, "option " + PF_MAC + " is not the MAC of a device: '" + shown(text) + "'"));
    }

    private static Optional<MacAddress> mac(String text) {
        try {
            return Optional.of(MacAddress.parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // the caller says so, with the option's name
        }
    }

    /** An empty value is as good as none, as it is with ovn-vif. */
    private static OptionalInt number(Map<String, String> options, String key, int max) throws Junk {
        String text = options.getOrDefault(key, "");
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) > max) {
            throw new Junk(key, "option " + key + " is not a number from 0 to " + max + ": '" + shown(text) + "'");
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    /** What comes from outside can be long, and can hold line breaks. */
    static String shown(String text) {
        String line = text.substring(0, Math.min(text.length(), SHOWN)).replaceAll("[^ -~]", "?");
        return text.length() <= SHOWN ? line : line + "...";
    }
}
