package io.ovnchassis.tests.scenarios;

import java.util.List;
import java.util.Map;

/** A JSON value (RFC 8259). Numbers, booleans and null are kept as they are written. */
sealed interface Json {
    record Text(String value) implements Json {}

    record Literal(String value) implements Json {}

    record Array(List<Json> elements) implements Json {}

    record Members(Map<String, Json> byName) implements Json {}

    /** The elements of an array. */
    default List<Json> elements() {
        return switch (this) {
            case Array(List<Json> elements) -> elements;
            case Text _, Literal _, Members _ -> throw new IllegalArgumentException("no array: " + this);
        };
    }

    /** A member of an object. */
    default Json member(String name) {
        Json member = this instanceof Members(Map<String, Json> byName) ? byName.get(name) : null;
        if (member == null) {
            throw new IllegalArgumentException("no member " + name + ": " + this);
        }
        return member;
    }

    /** The text of a string or a literal. */
    default String text() {
        return switch (this) {
            case Text(String value) -> value;
            case Literal(String value) -> value;
            case Array _, Members _ -> throw new IllegalArgumentException("no text: " + this);
        };
    }
}
