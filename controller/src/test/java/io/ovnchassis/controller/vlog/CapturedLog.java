package io.ovnchassis.controller.vlog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Listens to what the daemon logs, from DBG on. The one way to do so in tests: the log is global to the process, and
 * appenders of other kinds see nothing once it is vlog's.
 */
public final class CapturedLog implements AutoCloseable {
    private static final int MODULE = 2;
    private static final int LEVEL = 3;
    private static final int MESSAGE = 4;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    public CapturedLog() {
        Vlog.install(VlogModules.NAMES, console).set("any:console:dbg");
    }

    /** What {@code module} logged, each line with vlog's level in front: {@code "INFO Claiming lport ..."}. */
    public List<String> lines(String module) {
        return console.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\\|", MESSAGE + 1))
                .filter(fields -> fields[MODULE].equals(module) || fields[MODULE].startsWith(module + "("))
                .map(fields -> fields[LEVEL].strip() + " " + fields[MESSAGE])
                .toList();
    }

    @Override
    public void close() {
        Vlog.install(List.of(), System.err);
    }
}
