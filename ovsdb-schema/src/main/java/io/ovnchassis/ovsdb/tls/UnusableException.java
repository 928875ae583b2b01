package io.ovnchassis.ovsdb.tls;

/** A file, or what is in it, cannot be used: why, in words that have no secret in them. */
final class UnusableException extends Exception {
    UnusableException(String reason) {
        super(reason);
    }

    /** The reason, to be put after the name of the file and a colon. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
