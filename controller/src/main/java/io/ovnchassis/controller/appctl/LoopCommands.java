package io.ovnchassis.controller.appctl;

import io.ovnchassis.controller.loop.MainLoop;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code debug/pause}, {@code debug/resume} and {@code debug/status}: have the daemon look on, and tell whether it does. */
public final class LoopCommands {
    private static final Logger log = LoggerFactory.getLogger("main");

    private final MainLoop loop;

    public LoopCommands(MainLoop loop) {
        this.loop = loop;
    }

    /** All of them. */
    public List<Command> all() {
        return List.of(
                Command.plain("debug/pause", (arguments, reply) -> pause(reply)),
                Command.plain("debug/resume", (arguments, reply) -> resume(reply)),
                Command.plain(
                        "debug/status", (arguments, reply) -> reply.success(loop.isPaused() ? "paused" : "running")));
    }

    private void pause(Reply reply) {
        log.info("User triggered execution pause.");
        loop.pause();
        reply.success("");
    }

    private void resume(Reply reply) {
        log.info("User triggered execution resume.");
        loop.resume();
        reply.success("");
    }
}
