package io.ovnchassis.controller.vlog;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One argument of {@code vlog/set} or {@code --verbose}, understood. One that is about levels is words separated by spaces, commas or colons, in
 * any order and in any case, at most one module, one destination and one level (ovs-appctl(8), LOGGING COMMANDS).
 * What is left out means every module, every destination, level DBG; the word {@code any} means nothing.
 */
sealed interface LevelSpec {
    /**
     * A level for these destinations.
     *
     * @param module the module's own spelling; empty for all of them
     */
    record Change(Optional<String> module, Set<Destination> destinations, Severity level) implements LevelSpec {}

    /** {@code PATTERN:destination:pattern}: another layout for these destinations. */
    record Reformat(Set<Destination> destinations, String pattern) implements LevelSpec {}

    /** {@code FACILITY:facility}: what syslog is told where the messages are from. */
    record FacilityChange(Facility facility) implements LevelSpec {}

    /**
     * Not a spec.
     *
     * @param reason the reply to give, in the words of vlog where it has any
     */
    record Rejected(String reason) implements LevelSpec {}

    /**
     * Understands one argument.
     *
     * @param moduleNamed finds a module whatever the case of the word
     */
    static LevelSpec parse(String spec, Function<String, Optional<String>> moduleNamed) {
        return new LevelSpecReader(moduleNamed).read(spec);
    }
}
