package io.ovnchassis.controller.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a reply is written. */
enum Format {
    TEXT,
    JSON;

    private static final String OPTION = "--format";

    /**
     * The arguments of a command.
     *
     * @param rest what is no option
     */
    record Arguments(Format format, List<String> rest) {}

    /** Takes {@code --format FORMAT} or {@code --format=FORMAT} out of the arguments; empty when that makes no sense. */
    static Optional<Arguments> parse(List<String> arguments) {
        Format format = TEXT;
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.equals(OPTION) && !argument.startsWith(OPTION + "=")) {
                rest.add(argument);
                continue;
            }
            boolean attached = !argument.equals(OPTION);
            if (!attached) {
                i++;
            }
            Optional<Format> named = attached
                    ? named(argument.substring(OPTION.length() + 1))
                    : i < arguments.size() ? named(arguments.get(i)) : Optional.empty();
            if (named.isEmpty()) {
                return Optional.empty();
            }
            format = named.get();
        }
        return Optional.of(new Arguments(format, rest));
    }

    private static Optional<Format> named(String name) {
        return switch (name) {
            case "text" -> Optional.of(TEXT);
            case "json" -> Optional.of(JSON);
            default -> Optional.empty();
        };
    }
}
