package io.ovnchassis.controller.engine;

import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.engine.Verdict.Recompute;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The rules for a single node within one run: what of it is called, what is counted, what is logged. */
final class Execution {
    private static final Logger log = LoggerFactory.getLogger("inc_proc_eng");
    private static final long NANOS_PER_MS = 1_000_000;

    private final WritePermission permission;
    private final LongSupplier nanoClock;
    private final long logTimeoutMs;
    private final Timing timing;

    Execution(WritePermission permission, LongSupplier nanoClock, long logTimeoutMs, Timing timing) {
        this.permission = permission;
        this.nanoClock = nanoClock;
        this.logTimeoutMs = logTimeoutMs;
        this.timing = timing;
    }

    Step.Polled poll(Leaf<?> leaf) {
        Change change = call(leaf, "poll", leaf::poll);
        leaf.counters().polled();
        return new Step.Polled(leaf.name(), change);
    }

    /** Brings a node up to date with those of its inputs that changed, in the cheapest way that is right. */
    Step update(Derived<?> node) {
        List<Input<?>> updated = node.inputs().stream().filter(Input::updated).toList();
        if (updated.isEmpty()) {
            return new Step.Reused(node.name());
        }
        for (Input<?> input : updated) {
            if (input.handler().isEmpty()) {
                return recompute(node, Reason.missingHandler(input));
            }
            if (!input.source().tracked()) {
                return recompute(node, Reason.untracked(input));
            }
        }
        return handle(node, updated);
    }

    Step recompute(Derived<?> node, Reason reason) {
        if (mustNotRecompute(node)) {
            log.debug("node: {}, recompute ({}) canceled{}", node.name(), reason.label(), reason.suffix());
            node.counters().canceled();
            return new Step.Canceled(node.name(), reason.toString());
        }
        Activity activity = new Activity(node.name(), "recompute (" + reason.label() + ")", reason.suffix());
        Change change = timed(node, activity, node::renew);
        node.counters().recomputed(reason);
        return new Step.Recomputed(node.name(), reason.toString(), change);
    }

    boolean mustNotRecompute(Derived<?> node) {
        return node.writes() && permission == WritePermission.DENIED;
    }

    private Step handle(Derived<?> node, List<Input<?>> updated) {
        node.touch(true); // should a handler give up or throw
        Change change = Change.UNCHANGED;
        for (Input<?> input : updated) {
            Handler handler = input.handler().orElseThrow();
            Activity activity = new Activity(
                    input.handlerName(), "handler for input " + input.source().name(), "");
            switch (timed(node, activity, handler::handle)) {
                case Change.UNCHANGED -> {}
                case Change.UPDATED -> change = Change.UPDATED;
                case Recompute verdict -> {
                    if (change == Change.UPDATED) {
                        node.loseTrack();
                    }
                    return recompute(node, Reason.failedHandler(input, verdict));
                }
            }
        }
        node.touch(change == Change.UPDATED);
        node.counters().computed();
        return new Step.Handled(
                node.name(),
                updated.stream().map(input -> input.source().name()).toList(),
                change);
    }

    /**
     * Logs what takes longer than the compute-log-timeout where an operator sees it. That needs no rate limit: each
     * such line stands for at least as much time spent.
     */
    private <R> R timed(Derived<?> node, Activity activity, Supplier<R> body) {
        long start = nanoClock.getAsLong();
        R result = call(node, activity.text(), body);
        long took = nanoClock.getAsLong() - start;
        node.counters().took(took);
        timing.took(node.name(), activity.part(), took);
        long tookMs = took / NANOS_PER_MS;
        log.atLevel(tookMs > logTimeoutMs ? Level.INFO : Level.DEBUG)
                .log("node: {}, {} took {}ms{}", node.name(), activity.text(), tookMs, activity.suffix());
        return result;
    }

    /** What is being done: for the stopwatch, and for the log. */
    private record Activity(String part, String text, String suffix) {}

    /** Names the node in whatever it throws. */
    static <R> R call(Node<?> node, String activity, Supplier<R> body) {
        try {
            return body.get();
        } catch (RuntimeException e) {
            throw new NodeFailure(node.name(), activity, e);
        }
    }
}
