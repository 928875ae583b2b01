package io.ovnchassis.controller.vifplug;

import io.ovnchassis.controller.vlog.CapturedLog;
import java.util.List;

/** Listens to what one module logs, from level DEBUG on. */
final class LogLines implements AutoCloseable {
    private final CapturedLog log = new CapturedLog();
    private final String module;

    LogLines(String module) {
        this.module = module;
    }

    /** Each line with its level in front. */
    List<String> lines() {
        return log.lines(module);
    }

    @Override
    public void close() {
        log.close();
    }
}
