package io.ovnchassis.controller.vlog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.function.Function;

/** Sorts the words of one spec into what they are; the first that does not fit ends the reading. Made for one spec. */
final class LevelSpecReader {
    private final Function<String, Optional<String>> moduleNamed;
    private final List<String> modules = new ArrayList<>();
    private final List<Destination> destinations = new ArrayList<>();
    private final List<Severity> levels = new ArrayList<>();

    LevelSpecReader(Function<String, Optional<String>> moduleNamed) {
        this.moduleNamed = moduleNamed;
    }

    LevelSpec read(String spec) {
        StringTokenizer words = new StringTokenizer(spec, " ,:\t");
        for (boolean first = true; words.hasMoreTokens(); first = false) {
            String word = words.nextToken();
            Optional<String> error = first && word.equalsIgnoreCase("PATTERN")
                    ? Optional.of(whyNoPattern(words))
                    : first && word.equalsIgnoreCase("FACILITY")
                            ? Optional.of("the syslog facility cannot be set: nothing is sent to syslog")
                            : take(word);
            if (error.isPresent()) {
                return new LevelSpec.Rejected(error.get());
            }
        }
        return new LevelSpec.Change(
                modules.stream().findFirst(),
                destinations.isEmpty() ? EnumSet.allOf(Destination.class) : Set.copyOf(destinations),
                levels.isEmpty() ? Severity.DBG : levels.getFirst());
    }

    private static String whyNoPattern(StringTokenizer rest) {
        if (!rest.hasMoreTokens()) {
            return "missing destination";
        }
        String word = rest.nextToken();
        return word.equalsIgnoreCase("any") || Destination.named(word).isPresent()
                ? "log patterns cannot be set: the format of log lines is fixed"
                : "unknown destination \"" + word + "\"";
    }

    /** An error where the word is neither a destination nor a level nor a module, or the second of its kind. */
    private Optional<String> take(String word) {
        if (word.equalsIgnoreCase("any")) {
            return Optional.empty();
        }
        Optional<Destination> destination = Destination.named(word);
        if (destination.isPresent()) {
            return keep(destination.get(), destinations, "destinations");
        }
        Optional<Severity> level = Severity.named(word);
        if (level.isPresent()) {
            return keep(level.get(), levels, "levels");
        }
        Optional<String> module = moduleNamed.apply(word);
        return module.isPresent()
                ? keep(module.get(), modules, "modules")
                : Optional.of("no destination, level, or module \"" + word + "\"");
    }

    private static <T> Optional<String> keep(T word, List<T> ofItsKind, String kind) {
        ofItsKind.add(word);
        return ofItsKind.size() == 1 ? Optional.empty() : Optional.of("cannot specify multiple " + kind);
    }
}
