package io.ovnchassis.controller.sandbox;

/** Something in a sandbox did not do what it should; the message says what, and ends with the evidence. */
public final class SandboxFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SandboxFailure(String message) {
        super(message);
    }

    public SandboxFailure(String message, Throwable cause) {
        super(message + ": " + cause, cause);
    }
}
