package io.ovnchassis.vifplug.dummy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the dummy is told to do for a port.
 *
 * @param text as it stands in the option
 * @param steps in their order
 */
record Script(String text, List<Step> steps) {
    private static final int DIGITS_MAX = 9;

    /** The script has a form that does not exist; the message says where. */
    static final class Malformed extends Exception {
        Malformed(String message) {
            super(message);
        }
    }

    Script {
        steps = List.copyOf(steps);
    }

    static Script parse(String text) throws Malformed {
        List<Step> steps = new ArrayList<>();
        Set<Class<?>> kinds = new HashSet<>();
        for (String word : text.split(";", -1)) {
            Step step = step(word);
            if (!kinds.add(step.getClass())) {
                throw new Malformed("'" + word + "' is the second step of its kind");
            }
            steps.add(step);
        }
        return new Script(text, steps);
    }

    private static Step step(String word) throws Malformed {
        int sign = word.indexOf('=');
        Optional<String> value = sign < 0 ? Optional.empty() : Optional.of(word.substring(sign + 1));
        return switch (sign < 0 ? word : word.substring(0, sign)) {
            case "defer" -> new Step.Defer(time(word, value));
            case "refuse" -> new Step.Refuse(value.orElse("the script says so"));
            case "throw" -> new Step.Throw(number(word, value));
            case "fail" -> new Step.Fail(number(word, value));
            case "hang" -> new Step.Hang(time(word, value));
            case "lose-device" -> new Step.LoseDevice(time(word, value));
            case "rename" ->
                new Step.Rename(value.filter(name -> !name.isEmpty())
                        .orElseThrow(() -> new Malformed("'" + word + "' does not say which name, as in rename=x0")));
            default ->
                throw new Malformed("'" + word
                        + "' is no step: there are defer, refuse, throw, fail, hang, lose-device and rename");
        };
    }

    private static Optional<Duration> time(String word, Optional<String> value) throws Malformed {
        return number(word, value).map(Duration::ofMillis);
    }

    private static Optional<Integer> number(String word, Optional<String> value) throws Malformed {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String digits = value.get();
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= DIGITS_MAX
                && digits.chars().allMatch(character -> character >= '0' && character <= '9');
        if (!isNumber) {
            throw new Malformed("'" + word + "' has no number of 1 to " + DIGITS_MAX + " digits after the =");
        }
        return Optional.of(Integer.parseInt(digits));
    }
}
