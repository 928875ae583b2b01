package io.ovnchassis.controller.appctl;

import io.ovnchassis.controller.metrics.Counter;
import io.ovnchassis.controller.metrics.Coverage;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The door from the clients' threads to the main loop. Shared by all clients. */
final class CommandRunner {
    private static final Logger LOG = LoggerFactory.getLogger("unixctl");

    private final CommandRegistry commands;
    private final Executor loop;
    private final Counter received;
    private final Counter replied;

    CommandRunner(CommandRegistry commands, Executor loop, Coverage coverage) {
        this.commands = commands;
        this.loop = loop;
        this.received = coverage.counter("unixctl_received");
        this.replied = coverage.counter("unixctl_replied");
    }

    /**
     * Has the main loop run the command; its answer comes by {@code reply}.
     *
     * @throws java.util.concurrent.RejectedExecutionException where the main loop takes no more
     */
    void submit(Request request, PendingReply reply) {
        received.increment();
        LOG.debug("received request {}{}, id={}", request.method(), request.arguments(), request.id());
        loop.execute(() -> commands.run(request, reply));
    }

    /** Counts and logs an answer that is about to be sent. */
    void answered(Request request, Answer answer) {
        replied.increment();
        switch (answer) {
            case Answer.Success(String text) -> LOG.debug("replying with success, id={}: \"{}\"", request.id(), text);
            case Answer.Document(String json) -> LOG.debug("replying with success, id={}: {}", request.id(), json);
            case Answer.Failure(String text) -> LOG.debug("replying with error, id={}: \"{}\"", request.id(), text);
        }
    }
}
