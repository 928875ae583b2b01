package io.ovnchassis.ovsdb.wire;

/** The words of JSON (RFC 8259). */
enum Token {
    START_OBJECT("an object"),
    END_OBJECT("the end of an object"),
    START_ARRAY("an array"),
    END_ARRAY("the end of an array"),
    NAME("a name"),
    STRING("a string"),
    INTEGER("an integer"),
    REAL("a real"),
    TRUE("a boolean"),
    FALSE("a boolean"),
    NULL("null");

    private final String description;

    Token(String description) {
        this.description = description;
    }

    boolean isOpening() {
        return this == START_OBJECT || this == START_ARRAY;
    }

    boolean isBoolean() {
        return this == TRUE || this == FALSE;
    }

    boolean isNumber() {
        return this == INTEGER || this == REAL;
    }

    @Override
    public String toString() {
        return description;
    }
}
