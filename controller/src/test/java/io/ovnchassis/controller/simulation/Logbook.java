package io.ovnchassis.controller.simulation;

import io.ovnchassis.controller.vlog.Vlog;
import io.ovnchassis.controller.vlog.VlogModules;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What the daemons log, a page for each schedule. There is one log in a process, and several schedules may run in it: a
 * line belongs to the page that was open where its thread was made.
 */
final class Logbook extends OutputStream {
    private static final InheritableThreadLocal<ByteArrayOutputStream> PAGE = new InheritableThreadLocal<>();

    private final Vlog vlog = Vlog.install(VlogModules.NAMES, this);

    Vlog vlog() {
        return vlog;
    }

    /** Begins another page, of this thread and of those that it starts from now on. */
    void open() {
        PAGE.set(new ByteArrayOutputStream());
    }

    @Override
    public void write(int text) {
        write(new byte[] {(byte) text}, 0, 1);
    }

    @Override
    public void write(byte[] text, int offset, int length) {
        ByteArrayOutputStream open = PAGE.get();
        if (open != null) {
            open.write(text, offset, length);
        }
    }

    /** This thread's PAGE. */
    String text() {
        ByteArrayOutputStream open = PAGE.get();
        return open == null ? "" : open.toString(StandardCharsets.UTF_8);
    }

    /** What it has of mistakes of the daemon; whatever goes wrong around it is none. */
    Optional<String> complaint() {
        return text().lines()
                .filter(line -> line.contains("|ERR|") || line.contains("which is not in flight"))
                .filter(line -> !line.contains("no response to inactivity probe"))
                .findFirst();
    }

    /** Nobody writes here any more. */
    @Override
    public void close() {
        Vlog.install(List.of(), System.err);
    }
}
