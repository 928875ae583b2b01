package io.ovnchassis.ovsdb.delta;

/** An update does not fit what it is to be applied to. */
public final class ContradictionException extends Exception {
    private final String reason;

    public ContradictionException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Names table and row, and says what is wrong. */
    public String reason() {
        return reason;
    }
}
