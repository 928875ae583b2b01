package io.ovnchassis.ovsdb.generator;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a cell holds (RFC 7047 section 3.2, type).
 *
 * @param key the type of an element, or of a key
 * @param value the type of a value; only maps have one
 * @param min the least number of elements, 0 or 1
 * @param max the greatest number of elements; empty for {@code "unlimited"}
 */
record ColumnType(BaseType key, Optional<BaseType> value, long min, OptionalLong max) {
    /** The kind of column that a type asks for. */
    enum Shape {
        SCALAR,
        OPTIONAL,
        SET,
        MAP
    }

    static ColumnType scalar(BaseType key) {
        return new ColumnType(key, Optional.empty(), 1, OptionalLong.of(1));
    }

    Shape shape() {
        if (value.isPresent()) {
            return Shape.MAP;
        }
        if (max.isEmpty() || max.getAsLong() > 1) {
            return Shape.SET;
        }
        return min == 1 ? Shape.SCALAR : Shape.OPTIONAL;
    }

    Stream<BaseType> baseTypes() {
        return Stream.concat(Stream.of(key), value.stream());
    }

    /** The type as a person would say it, for Javadoc: {@code map of string to integer}. */
    String describe() {
        return switch (shape()) {
            case SCALAR -> key.describe();
            case OPTIONAL -> "optional " + key.describe();
            case SET -> "set of " + count() + key.describeElement();
            case MAP ->
                "map of " + count() + key.describeElement() + " to "
                        + value.orElseThrow().describeElement();
        };
    }

    private String count() {
        String least = min == 0 ? "" : "at least " + min + " ";
        return max.isEmpty() ? least : least + "at most " + max.getAsLong() + " ";
    }
}
