package io.ovnchassis.controller.vlog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        Words words = new Words(spec);
        Optional<String> first = words.next();
        if (first.isPresent() && first.get().equalsIgnoreCase("PATTERN")) {
            return pattern(words);
        }
        if (first.isPresent() && first.get().equalsIgnoreCase("FACILITY")) {
            return Facility.named(words.rest())
                    .<LevelSpec>map(LevelSpec.FacilityChange::new)
                    .orElseGet(() -> new LevelSpec.Rejected("invalid facility"));
        }
        for (Optional<String> word = first; word.isPresent(); word = words.next()) {
            Optional<String> error = take(word.get());
            if (error.isPresent()) {
                return new LevelSpec.Rejected(error.get());
            }
        }
        return new LevelSpec.Change(
                modules.stream().findFirst(),
                destinations.isEmpty() ? EnumSet.allOf(Destination.class) : Set.copyOf(destinations),
                levels.isEmpty() ? Severity.DBG : levels.getFirst());
    }

    private static LevelSpec pattern(Words words) {
        Optional<String> word = words.next();
        if (word.isEmpty()) {
            return new LevelSpec.Rejected("missing destination");
        }
        if (word.get().equalsIgnoreCase("any")) {
            return new LevelSpec.Reformat(EnumSet.allOf(Destination.class), words.rest());
        }
        return Destination.named(word.get())
                .<LevelSpec>map(destination -> new LevelSpec.Reformat(Set.of(destination), words.rest()))
                .orElseGet(() -> new LevelSpec.Rejected("unknown destination \"" + word.get() + "\""));
    }

    /** The words of a spec, and what is left of it behind those that were taken. */
    private static final class Words {
        private static final String SEPARATORS = " ,:\t";

        private final String spec;
        private int position;

        Words(String spec) {
            this.spec = spec;
        }

        Optional<String> next() {
            while (position < spec.length() && isSeparator()) {
                position++;
            }
            int start = position;
            while (position < spec.length() && !isSeparator()) {
                position++;
            }
            return start == position ? Optional.empty() : Optional.of(spec.substring(start, position));
        }

        /** Everything behind the separator that ended the last word. */
        String rest() {
            return position < spec.length() ? spec.substring(position + 1) : "";
        }

        private boolean isSeparator() {
            return SEPARATORS.indexOf(spec.charAt(position)) >= 0;
        }
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
