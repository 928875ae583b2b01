package io.ovnchassis.ovsdb.wire;

/** A peer sent what cannot be understood; nothing of the message was used, and none that follows can be read. */
public final class MalformedMessageException extends Exception {
    MalformedMessageException(String reason, String text) {
        super(Quotation.of(reason) + ", near: " + Quotation.of(text));
    }
}
