package io.ovnchassis.controller;

import io.ovnchassis.controller.vlog.CapturedLog;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Listens during each test to what one module logs, from level DBG on. To be registered as an extension. */
public final class LogLines implements BeforeEachCallback, AfterEachCallback {
    private final String module;
    private @Nullable CapturedLog log;
    private int cleared;

    private LogLines(String module) {
        this.module = module;
    }

    /** Listens to {@code module}, as vlog names it. */
    public static LogLines of(String module) {
        return new LogLines(module);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        log = new CapturedLog();
        cleared = 0;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        captured().close();
    }

    /** Each line with vlog's level in front. */
    public List<String> lines() {
        List<String> all = captured().lines(module);
        return all.subList(cleared, all.size());
    }

    public void clear() {
        cleared = captured().lines(module).size();
    }

    private CapturedLog captured() {
        if (log == null) {
            throw new IllegalStateException("register this as an extension: @RegisterExtension");
        }
        return log;
    }
}
