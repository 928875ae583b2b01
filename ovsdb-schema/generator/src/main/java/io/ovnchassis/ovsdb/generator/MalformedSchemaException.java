package io.ovnchassis.ovsdb.generator;

/** A schema is not one, or cannot be expressed in the generated types; the message names the place and the value. */
public final class MalformedSchemaException extends RuntimeException {
    public MalformedSchemaException(String message) {
        super(message);
    }

    public MalformedSchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
