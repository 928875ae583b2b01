package io.ovnchassis.netlink.wire;

/** Bytes that are not what netlink says they are. The only thing that decoding throws; carries no stack trace. */
public final class MalformedMessage extends RuntimeException {
    private final int type;
    private final long offset;

    /**
     * @param what what is wrong, in a few words
     * @param type the attribute's type, or the message's where there is no attribute
     * @param offset where in the message, in bytes from its header
     */
    public MalformedMessage(String what, int type, long offset) {
        super(what + ": type=" + type + " offset=" + offset, null, false, false);
        this.type = type;
        this.offset = offset;
    }

    /** The type of the attribute at fault, or of the message where it is not an attribute. */
    public int type() {
        return type;
    }

    /** Where in the message the fault is, in bytes from the start of its header. */
    public long offset() {
        return offset;
    }
}
