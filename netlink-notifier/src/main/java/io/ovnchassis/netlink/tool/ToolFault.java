package io.ovnchassis.netlink.tool;

/** Why the tool cannot do what it was asked to, as one line for standard error. */
final class ToolFault extends RuntimeException {
    private final int status;

    ToolFault(String message) {
        this(message, 1);
    }

    /** @param status what the process ends with */
    ToolFault(String message, int status) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
