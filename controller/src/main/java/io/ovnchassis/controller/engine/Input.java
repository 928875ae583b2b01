package io.ovnchassis.controller.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An edge of the graph, and the right of its owner to read the node at the other end.
 *
 * @param <I> the output type of the node that is read
 */
public final class Input<I> {
    private final Node<I> source;
    private final String handlerName;
    private final @Nullable Handler handler;

    Input(Node<I> source) {
        this.source = source;
        this.handlerName = "";
        this.handler = null;
    }

    Input(Node<I> source, String handlerName, Handler handler) {
        this.source = source;
        this.handlerName = handlerName;
        this.handler = handler;
    }

    /** The data of the node at the other end, up to date whenever the owner is asked to handle or to recompute. */
    public I get() {
        return source.output();
    }

    /** Whether the node at the other end changed in this run. */
    public boolean updated() {
        return source.updated();
    }

    Node<I> source() {
        return source;
    }

    /** The label of the edge: empty without a handler. */
    String handlerName() {
        return handlerName;
    }

    Optional<Handler> handler() {
        return Optional.ofNullable(handler);
    }
}
