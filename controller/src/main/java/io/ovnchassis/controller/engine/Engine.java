package io.ovnchassis.controller.engine;

import io.ovnchassis.controller.engine.Node.State;
import io.ovnchassis.controller.engine.RunResult.Canceled;
import io.ovnchassis.controller.engine.RunResult.Completed;
import io.ovnchassis.controller.engine.Verdict.Change;
import io.ovnchassis.controller.engine.Verification.Checked;
import io.ovnchassis.controller.engine.Verification.Difference;
import io.ovnchassis.controller.engine.Verification.Postponed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the outputs of a graph of nodes up to date, at the price of what changed. One thread: the main loop.
 *
 * <pre>{@code
 * engine.startRun();                 // what was tracked for the run before is dropped
 * replicas.apply(batch);             // leaves change
 * switch (engine.run(permission)) { ... }
 * }</pre>
 */
public final class Engine {
    /*
     * A run takes the nodes in an order in which every node comes after its inputs. A leaf says whether it changed.
     * For a derived node there are four cases, the cheapest that is right wins:
     *
     *   no input changed                         nothing is called, the output is reused
     *   every changed input has a handler        the handlers run, in the order in which the inputs were declared
     *   ... and one of them cannot absorb it     recompute, which starts from a clean slate
     *   a changed input has no handler           recompute, and no handler runs
     *
     * A node that comes out equal to before stops the propagation: its dependents see no change.
     *
     * Changes are tracked for one run only. So whatever keeps a run from the end (it was never made, a writer was not
     * allowed to recompute, a node threw) must make the next one recompute everything: that is `forced`, and only a
     * run that reaches the root leaves it unset. "Equal to before" means before the last run that completed: a node
     * that was touched since then counts as updated, see Derived.touch().
     */
    private static final Logger log = LoggerFactory.getLogger("inc_proc_eng");
    private static final long DEFAULT_COMPUTE_LOG_TIMEOUT_MS = 500;

    private final Graph graph;
    private final LongSupplier nanoClock;
    private final List<Step> trace = new ArrayList<>();
    private long computeLogTimeoutMs = DEFAULT_COMPUTE_LOG_TIMEOUT_MS;
    private @Nullable Reason forced = Reason.forced("first run");
    private RunResult result = new Completed();
    private Timing timing = (node, part, nanos) -> {};
    private boolean started;

    /**
     * @param root the node that depends, directly or not, on every other (OVN: {@code controller_output})
     * @param nanoClock a monotonic clock in nanoseconds, which only times the nodes
     * @throws IllegalArgumentException on a cycle, two nodes of one name, a derived node without inputs, or a node
     *     that belongs to another engine
     */
    public Engine(Node<?> root, LongSupplier nanoClock) {
        this.graph = new Graph(root);
        this.nanoClock = nanoClock;
    }

    /** Opens an iteration, before any leaf changes: all nodes are stale, and what they tracked is dropped. */
    public void startRun() {
        log.debug("Initializing new run");
        guard(() -> {
            if (started && forced == null && anyLeafChanged()) {
                forceRecompute("engine did not run");
            }
            started = true;
            trace.clear();
            graph.order().forEach(node -> Execution.call(node, "clearChanges", node::restart));
        });
    }

    /**
     * Brings every node up to date, once after each {@link #startRun()}.
     *
     * <p>While a canceled run waits for permission, further ones without it do nothing and return the same result.
     *
     * @throws NodeFailure if a node throws
     */
    public RunResult run(WritePermission permission) {
        if (!started) {
            throw new IllegalStateException("run() without startRun()");
        }
        if (result instanceof Canceled && permission == WritePermission.DENIED) {
            return result;
        }
        started = false;
        guard(() -> result = runNodes(execution(permission)));
        return result;
    }

    /**
     * Makes the next run recompute every derived node.
     *
     * @param why a fixed phrase that is logged and counted; the first one given is the one that is shown
     */
    public void forceRecompute(String why) {
        if (forced == null) {
            forced = Reason.forced(why);
        }
    }

    /** Whether the next run will recompute everything: after a cancellation, it should follow without delay. */
    public boolean recomputePending() {
        return forced != null;
    }

    /** The output of a node if it is that of the last run: empty if there was none, or if it did not get that far. */
    public <T> Optional<T> output(Node<T> node) {
        return member(node).valid() ? Optional.of(node.output()) : Optional.empty();
    }

    /** Whether the last run changed the output of a node. */
    public boolean updated(Node<?> node) {
        return member(node).updated();
    }

    /** What the last run did, node by node, up to the end or to where it was canceled. */
    public List<Step> trace() {
        return List.copyOf(trace);
    }

    /**
     * Compares the output of every derived node with what a recompute from the leaves gives: right after a completed
     * run, before any leaf changes. Takes as long as a forced run, and leaves every node in the recomputed state.
     *
     * <p>Where that differs, the next run is forced, and shows the nodes that were wrong as updated.
     *
     * @param permission as in {@link #run}: without it, a graph with a node that writes cannot be verified
     * @throws NodeFailure if a node throws
     */
    public Verification verify(WritePermission permission) {
        if (started || forced != null) {
            return new Postponed("the engine is not up to date");
        }
        Execution execution = execution(permission);
        Optional<Derived<?>> writer =
                derived().stream().filter(execution::mustNotRecompute).findFirst();
        if (writer.isPresent()) {
            return new Postponed("node " + writer.get().name() + " may not write now");
        }
        List<Difference> differences = new ArrayList<>();
        guard(() -> recomputeAndCompare(execution, differences));
        return new Checked(List.copyOf(differences));
    }

    public Statistics statistics() {
        return new Statistics(graph);
    }

    /** Handlers and recomputes that take longer than this are logged at INFO, the others at DEBUG. */
    public void setComputeLogTimeoutMs(long timeoutMs) {
        if (timeoutMs < 0) {
            throw new IllegalArgumentException("compute-log-timeout must not be negative: " + timeoutMs);
        }
        computeLogTimeoutMs = timeoutMs;
    }

    /** Tells {@code listener} from now on how long everything takes. */
    public void reportTo(Timing listener) {
        timing = listener;
    }

    /** What depends on what, in the order in which the nodes run. */
    public List<Edge> edges() {
        return graph.edges();
    }

    /** The whole graph as {@code --dump-inc-proc-graph} prints it. */
    public String dot() {
        return graph.dot();
    }

    /** The graph up to a node as {@code --dump-inc-proc-graph=NODE} prints it; empty for an unknown node. */
    public String dot(String node) {
        return graph.dot(node);
    }

    private RunResult runNodes(Execution execution) {
        Optional<Reason> force = Optional.ofNullable(forced);
        forced = null;
        for (Node<?> node : graph.order()) {
            Step step = runNode(node, execution, force);
            trace.add(step);
            settle(node, step);
            if (step instanceof Step.Canceled(String name, String reason)) {
                forced = force.orElse(Reason.forced("engine was canceled"));
                return new Canceled(name, reason);
            }
        }
        derived().forEach(node -> node.touch(false));
        return new Completed();
    }

    private static Step runNode(Node<?> node, Execution execution, Optional<Reason> force) {
        return switch (node) {
            case Leaf<?> leaf -> execution.poll(leaf);
            case Derived<?> derived ->
                force.map(reason -> execution.recompute(derived, reason)).orElseGet(() -> execution.update(derived));
        };
    }

    private static void settle(Node<?> node, Step taken) {
        switch (taken) {
            case Step.Polled step -> node.become(State.of(step.change()), "polled");
            case Step.Reused step -> node.become(State.UNCHANGED, "no change detected");
            case Step.Handled step -> node.become(State.of(step.change()), "handlers absorbed the changes");
            case Step.Recomputed step -> node.become(State.of(step.change()), "recomputed");
            case Step.Canceled step -> node.become(State.CANCELED, "recompute not allowed");
        }
    }

    private boolean anyLeafChanged() {
        Execution execution = execution(WritePermission.DENIED);
        return graph.order().stream()
                .anyMatch(node ->
                        node instanceof Leaf<?> leaf && execution.poll(leaf).change() == Change.UPDATED);
    }

    private void recomputeAndCompare(Execution execution, List<Difference> differences) {
        Map<Derived<?>, Map<?, ?>> incremental = new LinkedHashMap<>();
        derived().forEach(node -> incremental.put(node, snapshot(node)));
        incremental.keySet().forEach(node -> execution.recompute(node, Reason.forced("verify")));
        incremental.forEach((node, before) -> {
            List<Difference> found = Difference.between(node.name(), before, snapshot(node));
            differences.addAll(found);
        });
        if (!differences.isEmpty()) {
            forceRecompute("verify found a difference");
        }
    }

    private static Map<?, ?> snapshot(Derived<?> node) {
        return Execution.call(node, "snapshot", node::snapshot);
    }

    /** Whatever is thrown out of the nodes leaves the engine with everything to recompute. */
    private void guard(Runnable body) {
        try {
            body.run();
        } catch (RuntimeException | Error e) {
            forceRecompute("a node failed");
            throw e;
        }
    }

    private Execution execution(WritePermission permission) {
        return new Execution(permission, nanoClock, computeLogTimeoutMs, timing);
    }

    private List<Derived<?>> derived() {
        List<Derived<?>> nodes = new ArrayList<>();
        for (Node<?> node : graph.order()) {
            if (node instanceof Derived<?> derived) {
                nodes.add(derived);
            }
        }
        return nodes;
    }

    private <N extends Node<?>> N member(N node) {
        if (!graph.contains(node)) {
            throw new IllegalArgumentException("node " + node.name() + " is not part of this engine");
        }
        return node;
    }
}
