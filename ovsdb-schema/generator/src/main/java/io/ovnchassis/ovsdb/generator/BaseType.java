package io.ovnchassis.ovsdb.generator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The type of an atom with its constraints (RFC 7047 section 3.2, base-type).
 *
 * @param atomic the atomic type
 * @param choices the values of an {@code enum}, as text; empty when every value is allowed
 * @param bounds the limits of a number's value, or of a string's length
 * @param reference where a uuid points
 */
record BaseType(AtomicType atomic, List<String> choices, Optional<Bounds> bounds, Optional<Reference> reference) {
    /** RFC 7047 section 3.2, atomic-type. */
    enum AtomicType {
        INTEGER,
        REAL,
        BOOLEAN,
        STRING,
        UUID;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Both ends are included; either may be open. */
    record Bounds(Optional<Number> lowest, Optional<Number> highest) {}

    /** {@code weak} references do not keep a row alive: the server drops them when it goes. */
    record Reference(String table, boolean weak) {}

    BaseType {
        choices = List.copyOf(choices);
    }

    static BaseType of(AtomicType atomic) {
        return new BaseType(atomic, List.of(), Optional.empty(), Optional.empty());
    }

    /** Whether a Java enum is made of the type. Only strings get one: an integer's values are best left integers. */
    boolean isEnumeration() {
        return atomic == AtomicType.STRING && !choices.isEmpty();
    }

    String describe() {
        if (reference.isPresent()) {
            Reference target = reference.get();
            return "reference to " + target.table() + (target.weak() ? " (weak)" : "");
        }
        if (!choices.isEmpty()) {
            return (isEnumeration() ? "" : atomic.wireName() + ", ") + "one of: " + String.join(", ", choices);
        }
        return atomic.wireName() + bounds.map(this::describe).orElse("");
    }

    /** The same inside a longer description. */
    String describeElement() {
        return choices.isEmpty() ? describe() : "(" + describe() + ")";
    }

    private String describe(Bounds limits) {
        String unit = atomic == AtomicType.STRING ? " characters" : "";
        String lowest = limits.lowest().map(Number::toString).orElse("");
        String highest = limits.highest().map(Number::toString).orElse("");
        if (highest.isEmpty()) {
            return ", at least " + lowest + unit;
        }
        return lowest.isEmpty() ? ", at most " + highest + unit : " " + lowest + ".." + highest + unit;
    }
}
