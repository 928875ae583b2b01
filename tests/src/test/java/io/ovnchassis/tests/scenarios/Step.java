package io.ovnchassis.tests.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of a scenario. */
sealed interface Step {
    /** A tool of Open vSwitch or OVN; its arguments, of which {@code $sb} is the southbound database's remote. */
    record Run(String tool, List<String> arguments) implements Step {}

    /** Asks the daemon to exit, and waits until it has. */
    record Exit(List<String> arguments) implements Step {}

    /** Starts the daemon again. */
    record Start() implements Step {}

    /** Words apart by spaces; in single quotes, a space is one like any other character. */
    Pattern WORD = Pattern.compile("(?:[^\\s']|'[^']*')+");

    /** Reads a line such as {@code nbctl ls-add sw0 -- lsp-add sw0 lp1}. */
    static Step parse(String line) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(line);
        while (matcher.find()) {
            words.add(matcher.group().replace("'", ""));
        }
        List<String> arguments = List.copyOf(words.subList(1, words.size()));
        return switch (words.getFirst()) {
            case "nbctl", "sbctl", "vsctl" -> new Run(words.getFirst(), arguments);
            case "exit" -> new Exit(arguments);
            case "start" -> new Start();
            default ->
                throw new IllegalArgumentException(
                        "a step starts with nbctl, sbctl, vsctl, exit or start, and this does not: " + line);
        };
    }
}
