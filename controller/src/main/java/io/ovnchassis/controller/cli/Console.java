package io.ovnchassis.controller.cli;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Standard error, until the daemon has detached from whoever started it: from then on what is written goes nowhere. Any
 * thread.
 */
final class Console extends OutputStream {
    /** The launcher waits for this line when it has been told to detach. */
    static final String SERVING = Options.PROGRAM + ": serving";

    private final PrintStream err;
    private volatile boolean detached;

    Console(PrintStream err) {
        this.err = err;
    }

    /** Tells the launcher, which waits for it, that the daemon serves; it then closes its end of standard error. */
    void detach() {
        err.println(SERVING);
        err.flush();
        detached = true;
    }

    @Override
    public void write(int octet) {
        if (!detached) {
            err.write(octet);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (!detached) {
            err.write(bytes, offset, length);
        }
    }

    @Override
    public void flush() {
        err.flush();
    }
}
