package io.ovnchassis.ovsdb.schema;

/**
 * A string that the schema restricts to a list ("enum" of RFC 7047 section 3.2, base-type). The generator makes an enum
 * of each such list, with one more constant, {@code UNRECOGNIZED}, for what a newer server may send.
 */
public interface EnumValue {
    /** The string on the wire; empty for {@code UNRECOGNIZED}, which is never written. */
    String value();

    /** Whether this is a value of the list, and not {@code UNRECOGNIZED}. */
    default boolean isRecognized() {
        return !value().isEmpty();
    }
}
