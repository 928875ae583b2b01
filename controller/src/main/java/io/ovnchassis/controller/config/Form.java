package io.ovnchassis.controller.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the value of a key has to look like.
 *
 * @param expected completes the sentence "it must be"
 * @param fits whether a value does
 */
record Form(String expected, Predicate<String> fits) {
    /** In the complaint about any value that does not fit. */
    static final String MALFORMED = " is malformed: ";

    static final Form ANYTHING = new Form("anything", _ -> true);
    static final Form NOT_EMPTY = new Form("some text", text -> !text.isBlank());
    static final Form BOOLEAN = new Form("true or false", text -> text.equals("true") || text.equals("false"));
    static final Form MAC_MAPPINGS = listOf("NETWORK:MAC", "[^:]+:([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}");
    static final Form MAPPINGS = listOf("NETWORK:BRIDGE", "[^:]+:.+");
    static final Form INTERFACE_MAPPINGS = listOf("NAME=INTERFACE", "[^=]+=[^=]+");
    static final Form ADDRESSES = listOf("IP addresses", "[0-9a-fA-F:.]*[.:][0-9a-fA-F:.]*");
    static final Form EVPN_ADDRESSES = listOf("[VNI-]IP", "(\\d+-)?[0-9a-fA-F:.]*[.:][0-9a-fA-F:.]*");
    static final Form RANGE = matching("MIN-MAX, as in 1-65535", "\\d{1,5}-\\d{1,5}");
    static final Form TOS = matching("none, inherit or a number up to 255", "none|inherit|0x\\p{XDigit}{1,2}|\\d{1,3}");

    /** A whole number. */
    static Form number(long least, long most) {
        return new Form("a number from " + least + " to " + most, text -> isNumber(text.strip(), least, most));
    }

    /** Some of {@code words}, separated by commas. */
    static Form someOf(String... words) {
        return new Form(
                "some of " + String.join(", ", words),
                text -> parts(text).stream().allMatch(List.of(words)::contains));
    }

    private static Form listOf(String what, String part) {
        Pattern pattern = Pattern.compile(part);
        return new Form(
                what + ", separated by commas",
                text -> parts(text).stream()
                        .allMatch(each -> pattern.matcher(each).matches()));
    }

    /** Numbers, separated by commas. */
    static Form numbers(long least, long most) {
        return new Form(
                "numbers from " + least + " to " + most + ", separated by commas",
                text -> parts(text).stream().allMatch(part -> isNumber(part, least, most)));
    }

    private static Form matching(String expected, String pattern) {
        return new Form(expected, Pattern.compile(pattern).asMatchPredicate());
    }

    static boolean isNumber(String text, long least, long most) {
        try {
            long number = Long.parseLong(text);
            return number >= least && number <= most;
        } catch (NumberFormatException _) {
            return false;
        }
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toList());
    }

    /** What is wrong with a value; empty when nothing is. */
    Optional<String> complaint(String value) {
        return fits.test(value)
                ? Optional.empty()
                : Optional.of("'" + ConfigProblem.excerpt(value) + "'" + MALFORMED + "it must be " + expected);
    }
}
