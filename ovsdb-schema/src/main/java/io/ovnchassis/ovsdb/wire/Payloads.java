package io.ovnchassis.ovsdb.wire;

/**
 * Decodes the part of a message whose form depends on what was said before. Called in the middle of a message, on the
 * thread that reads it: what it gives may be acted on only when the message is complete.
 *
 * @param <P> what the parts become
 */
public interface Payloads<P> {
    /** Takes the {@code "params"} of a request or notification. */
    P params(String method, Cursor in);

    /**
     * Takes the {@code "result"} of a reply. Which request it replies to may not be known yet: some builds of
     * ovsdb-server write {@code "result"} before {@code "id"}, and a result may be the whole database, so that it cannot
     * be put aside.
     */
    P result(Cursor in);
}
