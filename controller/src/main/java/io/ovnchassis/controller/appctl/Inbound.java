package io.ovnchassis.controller.appctl;

/** What came from a client. */
sealed interface Inbound {
    /** A request to run. */
    record Received(Request request) implements Inbound {}

    /**
     * Something else. After it nothing the client sends can be trusted, not even where the next message begins.
     *
     * @param reason what is wrong, for the log; may quote the client
     */
    record Malformed(String reason) implements Inbound {}

    /** The client has closed its side, perhaps in the middle of a message. */
    record Closed() implements Inbound {}
}
