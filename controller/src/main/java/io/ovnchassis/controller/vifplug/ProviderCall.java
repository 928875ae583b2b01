package io.ovnchassis.controller.vifplug;

import io.ovnchassis.controller.loop.Clock;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call of one method of a provider. The main loop makes it, and may withdraw it before it begins or give it up when
 * it takes too long; the worker carries it out. Whoever is first wins, and the other finds out.
 */
final class ProviderCall<A> implements Worker.Task {
    private final String method;
    private final String logicalPort;
    private final Supplier<@Nullable A> body;
    private final Sink<A> sink;
    private final Clock clock;
    private final Executor mainLoop;
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
    private volatile long startedAt;

    private enum State {
        QUEUED,
        RUNNING,
        DONE,
        GIVEN_UP,
        WITHDRAWN
    }

    /** How a call came back. */
    sealed interface Return<A> {
        record Value<A>(A value) implements Return<A> {}

        /** It threw; {@code words} are what the throwable says of itself. */
        record Thrown<A>(String words) implements Return<A> {}
    }

    /** Is told, on the main loop's thread, that a call came back, however late. */
    @FunctionalInterface
    interface Sink<A> {
        /**
         * The call came back.
         *
         * @param nanos how long it took
         * @param late whether it had been given up
         */
        void returned(ProviderCall<A> call, Return<A> result, long nanos, boolean late);
    }

    /**
     * Makes a call.
     *
     * @param mainLoop takes the result to the main loop's thread
     */
    ProviderCall(Name name, Supplier<@Nullable A> body, Sink<A> sink, Clock clock, Executor mainLoop) {
        this.method = name.method();
        this.logicalPort = name.logicalPort();
        this.body = body;
        this.sink = sink;
        this.clock = clock;
        this.mainLoop = mainLoop;
    }

    /**
     * What is called.
     *
     * @param logicalPort the port that it is about, empty for none
     */
    record Name(String method, String logicalPort) {}

    String method() {
        return method;
    }

    String logicalPort() {
        return logicalPort;
    }

    @Override
    public boolean begin() {
        startedAt = clock.nanoTime();
        return state.compareAndSet(State.QUEUED, State.RUNNING);
    }

    @Override
    public boolean complete() {
        Return<A> result = carryOut();
        long nanos = clock.nanoTime() - startedAt;
        boolean inTime = state.compareAndSet(State.RUNNING, State.DONE);
        mainLoop.execute(() -> sink.returned(this, result, nanos, !inTime));
        return inTime;
    }

    /** Whatever a provider throws is its failure and nobody else's, an error of linking it included. */
    private Return<A> carryOut() {
        try {
            return new Return.Value<>(Objects.requireNonNull(body.get(), "the answer is null"));
        } catch (Throwable failure) {
            return new Return.Thrown<>(words(failure));
        }
    }

    /** Asked for on the worker's thread, because it is the provider's code that finds the words, too. */
    private static String words(Throwable failure) {
        try {
            return String.valueOf(failure.toString());
        } catch (Throwable _) {
            return failure.getClass().getName();
        }
    }

    /** Whether the worker has it before it, or is at it. */
    boolean isOutstanding() {
        State now = state.get();
        return now == State.QUEUED || now == State.RUNNING;
    }

    /** When it began; empty when it is not under way. */
    OptionalLong runningSince() {
        return state.get() == State.RUNNING ? OptionalLong.of(startedAt) : OptionalLong.empty();
    }

    /** Says whether it was under way, and is not waited for any more. */
    boolean giveUp() {
        return state.compareAndSet(State.RUNNING, State.GIVEN_UP);
    }

    /** Says whether it had not begun, and never will. */
    boolean withdraw() {
        return state.compareAndSet(State.QUEUED, State.WITHDRAWN);
    }
}
