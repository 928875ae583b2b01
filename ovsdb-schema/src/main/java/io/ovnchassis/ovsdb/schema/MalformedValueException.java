package io.ovnchassis.ovsdb.schema;

/** What a server sent is not a value of the type that the column has; the message says what was found instead. */
public final class MalformedValueException extends RuntimeException {
    public MalformedValueException(String message) {
        super(message);
    }
}
