package io.ovnchassis.controller.appctl;

/**
 * The way back to the client that sent a command: exactly one of the two methods is to be called, once, at any time
 * and on any thread. A second call is a bug and throws {@link IllegalStateException}. The client may be gone by then;
 * that is not the command's concern.
 */
public interface Reply {
    /** The command was carried out; {@code text}, often empty, is printed to standard output. */
    void success(String text);

    /** The command was refused or failed; {@code text} is printed to standard error and the tool exits with 2. */
    void error(String text);
}
