package io.ovnchassis.netlink;

import io.ovnchassis.netlink.wire.Acknowledgement;
import io.ovnchassis.netlink.wire.Errno;

/**
 * The kernel refused something, or cannot be asked. Returned where a refusal is an ordinary outcome, thrown where there
 * is nothing to go on with.
 */
public final class NetlinkFault extends RuntimeException {
    private final String message;
    private final String operation;
    private final int errno;
    private final String kernelText;
    private final int offset;
    private final int sequence;

    private NetlinkFault(String message, String operation, Acknowledgement answer, int sequence) {
        super(message);
        this.message = message;
        this.operation = operation;
        this.errno = answer.errno();
        this.kernelText = answer.text();
        this.offset = answer.offset();
        this.sequence = sequence;
    }

    /** What the kernel answered to the request number {@code sequence}. */
    public static NetlinkFault refused(String operation, Acknowledgement answer, int sequence) {
        String text = answer.text().isEmpty() ? "" : " (" + answer.text() + ")";
        String at = answer.offset() < 0 ? "" : " offset=" + answer.offset();
        String message = operation + ": " + Errno.text(answer.errno()) + text + at + " seq=" + sequence;
        return new NetlinkFault(message, operation, answer, sequence);
    }

    /**
     * Something that could not be done at all.
     *
     * @param remedy what to do about it
     */
    public static NetlinkFault failed(String operation, int errno, String remedy) {
        String message = operation + ": " + Errno.text(errno) + "; " + remedy;
        return new NetlinkFault(message, operation, new Acknowledgement(errno, "", -1), 0);
    }

    @Override
    public String getMessage() {
        return message;
    }

    /** What was being done. */
    public String operation() {
        return operation;
    }

    /** The error's number, as in errno(3). */
    public int errno() {
        return errno;
    }

    public boolean is(Errno candidate) {
        return errno == candidate.number();
    }

    /** The error in words, as strerror(3) has them. */
    public String reason() {
        return Errno.text(errno);
    }

    /** What the kernel added in its own words; empty when nothing. */
    public String kernelText() {
        return kernelText;
    }

    /** Where in the request the attribute at fault is, in bytes; -1 when the kernel did not say. */
    public int offset() {
        return offset;
    }

    /** The number of the request; 0 when there was none. */
    public int sequence() {
        return sequence;
    }
}
