package io.ovnchassis.controller.engine;

import io.ovnchassis.controller.engine.Verdict.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node whose output is a pure function of its inputs, and of nothing else: no clock, no socket, no static.
 *
 * <p>It keeps that output up to date in two ways that must agree: {@link #recompute()} builds it from all inputs, and
 * one {@link Handler} per input absorbs a change of that input. Reading is declaring: the only way to the data of
 * another node is an {@link Input}, made here, so an undeclared dependency has nowhere to come from.
 *
 * <pre>{@code
 * final class PortGroups extends Derived<Map<String, Group>> {
 *     private final Input<Table<PortGroup>> rows = input(portGroupTable, "port_groups_sb_port_group_handler", this::onRows);
 *     private final Input<Config> config = input(configNode);             // no handler: any change recomputes
 *     private final Input<Table<Port>> ports = ignore(portTable, "ports only move together with their groups");
 * }
 * }</pre>
 *
 * @param <T> what dependents read
 */
public abstract non-sealed class Derived<T> extends Node<T> {
    private static final Logger log = LoggerFactory.getLogger("inc_proc_eng");

    private final List<Input<?>> inputs = new ArrayList<>();
    private boolean touched;

    protected Derived(String name) {
        super(name);
    }

    /** An input without a handler: any change of it recomputes this node. */
    protected final <I> Input<I> input(Node<I> source) {
        return declare(new Input<>(source));
    }

    /**
     * An input whose changes a handler absorbs.
     *
     * @param handlerName the handler's name in OVN, which the DOT graph shows on the edge
     */
    protected final <I> Input<I> input(Node<I> source, String handlerName, Handler handler) {
        return declare(new Input<>(source, identifier("handler name", handlerName), handler));
    }

    /**
     * An input that is read, but whose changes need no handling.
     *
     * @param why what makes that sound, usually another input that changes along with it
     */
    protected final <I> Input<I> ignore(Node<I> source, String why) {
        return input(source, "engine_noop_handler", () -> {
            log.debug("node: {}, change of input {} ignored: {}", name(), source.name(), why);
            return Change.UNCHANGED;
        });
    }

    /**
     * Whether {@link #recompute()} decides on writes to a database. Such a node is not recomputed in a run without
     * {@link WritePermission}: the run is canceled there. Its handlers do run, see {@link Handler}.
     */
    protected boolean writes() {
        return false;
    }

    /**
     * Builds the output from the inputs alone. Tracked changes have been cleared. Until they are cleared again they
     * are to read as "not tracked", whatever is returned: a dependent that sees this node updated then recomputes too.
     *
     * @return {@code UNCHANGED} if the output is equal to what it was before this call
     */
    protected abstract Change recompute();

    /**
     * An immutable copy of the output for {@link Engine#verify}: one entry for each thing that it holds, with keys
     * and values that have {@code equals} and {@code toString}. A choice that is right in more than one way (a number
     * out of a pool, say) stays out, unless {@link #recompute()} keeps it.
     */
    protected abstract Map<?, ?> snapshot();

    @Override
    final List<Input<?>> inputs() {
        return Collections.unmodifiableList(inputs);
    }

    /**
     * Says whether the output may differ from the one that the last completed run left. As long as it may, a recompute
     * to an equal value is no proof that nothing changed: a handler that gave up half-way may have brought that value
     * about, or a run that nobody saw the end of.
     */
    final void touch(boolean maybeDifferent) {
        touched = maybeDifferent;
    }

    /** Recomputes from a clean slate. */
    final Change renew() {
        boolean touchedBefore = touched;
        touched = true; // should recompute() throw
        clearChanges();
        touched = recompute() == Change.UPDATED || touchedBefore;
        return Change.when(touched);
    }

    private <I> Input<I> declare(Input<I> input) {
        String source = input.source().name();
        if (joined()) {
            throw new IllegalStateException(
                    "node " + name() + ": input " + source + " was declared after the engine was built");
        }
        if (inputs.stream().anyMatch(other -> other.source().equals(input.source()))) {
            throw new IllegalArgumentException("node " + name() + ": input " + source + " is declared twice");
        }
        inputs.add(input);
        return input;
    }
}
