package io.ovnchassis.controller.vifplug;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The MTU that a logical port's options ask for.
 *
 * @param mtu in bytes, greater than 0; empty when none is asked for, and when what is asked for makes no sense
 * @param complaint what is wrong with it
 */
record MtuRequest(OptionalInt mtu, Optional<Note> complaint) {
    private static final String OPTION = "vif-plug-mtu-request";
    private static final Pattern NUMBER = Pattern.compile("[ \\t]*\\+?[0-9]{1,100}");

    static MtuRequest of(LogicalPort port) {
        String text = port.options().get(OPTION);
        if (text == null) {
            return new MtuRequest(OptionalInt.empty(), Optional.empty());
        }
        OptionalInt number = parse(text);
        if (number.isEmpty()) {
            return new MtuRequest(OptionalInt.empty(), Optional.of(Note.badMtuRequest(port.name(), OPTION, text)));
        }
        boolean positive = number.getAsInt() > 0;
        return new MtuRequest(positive ? number : OptionalInt.empty(), Optional.empty());
    }

    private static OptionalInt parse(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException _) { // it has the form of a number, so it is too great
            return OptionalInt.empty();
        }
    }
}
