package io.ovnchassis.controller.vifplug;

import io.ovnchassis.controller.vifplug.ProviderCall.Return;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one provider: what is on its way, how long that may take, and whether it is to be called at all. A call
 * that overruns is given up together with its worker; the next worker goes on with the calls behind it. When
 * {@value #ABANDONED_MAX} workers hang at a time there is no other before one of them comes back. Belongs to the main
 * loop's thread.
 */
final class ProviderCalls {
    static final int ABANDONED_MAX = 4;

    /** How many calls' time a start may take: it looks for hardware, once, perhaps on a host that is just booting. */
    static final int START_FACTOR = 15;

    private final String type;
    private final ClassLoader loader;
    private final Hosting hosting;
    private final NoteSink notes;
    private final Map<ProviderCall<?>, Pending> outstanding = new LinkedHashMap<>();
    private final Deque<Worker.Task> parked = new ArrayDeque<>();
    private final Suspension suspension = new Suspension();
    private final CallStatistics statistics = new CallStatistics();
    private @Nullable Worker worker;
    private int abandoned;
    private String lastFailure = "";
    private boolean closed;

    /** What to do when a call ends otherwise than by coming back. */
    private interface Pending {
        void failed(String reason);

        void notAsked(long until);

        Kind kind();
    }

    private enum Kind {
        /** The first call, without which there is no other. */
        START,
        /** About a port, which waits for the answer. */
        QUESTION,
        /** What the provider is owed, whatever it makes of it. */
        STATEMENT
    }

    /**
     * How a provider does.
     *
     * @param suspendedUntil when it will be asked again, in nanoseconds of the loop's clock; empty when it is not
     *     suspended
     * @param hanging how many of its calls were given up and have not come back
     * @param failuresInRow how many of its calls failed since the last that did not
     * @param lastFailure empty when there was none
     */
    record Health(
            OptionalLong suspendedUntil,
            int hanging,
            int failuresInRow,
            String lastFailure,
            ProviderReport.Calls calls) {}

    ProviderCalls(String type, ClassLoader loader, Hosting hosting, NoteSink notes) {
        this.type = type;
        this.loader = loader;
        this.hosting = hosting;
        this.notes = notes;
        this.worker = newWorker();
    }

    private Worker newWorker() {
        return hosting.workers().start("vif-plug-" + type, loader);
    }

    Health health() {
        return new Health(
                suspension.until(now()), abandoned, suspension.failuresInRow(), lastFailure, statistics.summary());
    }

    /** The first call. It is no question about a port: when it fails there is nothing to suspend. */
    <A> void start(ProviderCall.Name name, Supplier<@Nullable A> body, Consumer<CallResult<A>> result) {
        submit(name, body, new Question<>(Kind.START, result, _ -> {}));
    }

    /**
     * Asks something.
     *
     * @param answer gets the result, at once when it is clear, otherwise in a later message to the main loop
     * @param late gets an answer that came after it was given up
     */
    <A> void ask(ProviderCall.Name name, Supplier<@Nullable A> body, Consumer<CallResult<A>> answer, Consumer<A> late) {
        OptionalLong until = unavailableUntil();
        if (until.isPresent()) {
            answer.accept(new CallResult.NotAsked<>(until.getAsLong()));
        } else {
            submit(name, body, new Question<>(Kind.QUESTION, answer, late));
        }
    }

    private OptionalLong unavailableUntil() {
        OptionalLong until = suspension.until(now());
        if (closed) {
            return OptionalLong.of(now());
        }
        return until.isPresent() || worker != null ? until : OptionalLong.of(suspend(hanging()));
    }

    /** Tells something that needs no answer. */
    void tell(ProviderCall.Name name, Runnable body) {
        if (!closed) {
            submit(name, wordless(body), new Statement(() -> {}));
        }
    }

    private static Supplier<@Nullable Boolean> wordless(Runnable body) {
        return () -> {
            body.run();
            return true;
        };
    }

    private <A, P extends Pending & ProviderCall.Sink<A>> void submit(
            ProviderCall.Name name, Supplier<@Nullable A> body, P pending) {
        ProviderCall<A> call = new ProviderCall<>(name, body, pending, hosting.clock(), hosting.mainLoop());
        statistics.called();
        outstanding.put(call, pending);
        submit(call);
    }

    private void submit(Worker.Task task) {
        if (worker == null) {
            parked.add(task);
        } else {
            worker.submit(task);
        }
    }

    /** A question to which somebody waits for the answer. */
    private final class Question<A> implements Pending, ProviderCall.Sink<A> {
        private final Kind kind;
        private final Consumer<CallResult<A>> answer;
        private final Consumer<A> late;

        Question(Kind kind, Consumer<CallResult<A>> answer, Consumer<A> late) {
            this.kind = kind;
            this.answer = answer;
            this.late = late;
        }

        @Override
        public void returned(ProviderCall<A> call, Return<A> result, long nanos, boolean isLate) {
            Optional<String> failure = ended(call, kind, result, nanos, isLate);
            if (isLate) {
                if (result instanceof Return.Value<A>(A value)) {
                    late.accept(value);
                }
                return;
            }
            failure.ifPresentOrElse(this::failed, () -> {
                if (result instanceof Return.Value<A>(A value)) {
                    answer.accept(new CallResult.Answered<>(value));
                }
            });
        }

        @Override
        public void failed(String reason) {
            answer.accept(new CallResult.Failed<>(reason));
        }

        @Override
        public void notAsked(long until) {
            answer.accept(new CallResult.NotAsked<>(until));
        }

        @Override
        public Kind kind() {
            return kind;
        }
    }

    /** Something that the provider is told, whatever it makes of it. */
    private final class Statement implements Pending, ProviderCall.Sink<Boolean> {
        private final Runnable afterwards;

        Statement(Runnable afterwards) {
            this.afterwards = afterwards;
        }

        @Override
        public void returned(ProviderCall<Boolean> call, Return<Boolean> result, long nanos, boolean isLate) {
            ended(call, Kind.STATEMENT, result, nanos, isLate);
            afterwards.run();
        }

        @Override
        public void failed(String reason) {}

        @Override
        public void notAsked(long until) {}

        @Override
        public Kind kind() {
            return Kind.STATEMENT;
        }
    }

    /** Keeps the books of a call that came back; says what was wrong with it, if anything was. */
    private Optional<String> ended(ProviderCall<?> call, Kind kind, Return<?> result, long nanos, boolean isLate) {
        outstanding.remove(call);
        if (isLate) {
            abandoned--;
            replaceWorker();
            return Optional.empty();
        }
        statistics.took(nanos);
        return switch (result) {
            case Return.Value<?> _ -> {
                if (kind == Kind.QUESTION) {
                    suspension.succeeded(); // that it bears with being told something proves little
                }
                yield Optional.empty();
            }
            case Return.Thrown<?>(String words) -> Optional.of(failed(call, kind, words));
        };
    }

    /** Keeps the books of a call that failed; says in words what happened. */
    private String failed(ProviderCall<?> call, Kind kind, String what) {
        String reason = "provider " + type + " failed in " + call.method() + ": " + what;
        statistics.failed();
        lastFailure = reason;
        if (kind == Kind.START) {
            return reason; // whoever started it says that it is not used
        }
        notes.take(Note.providerFailure(type, call.method(), call.logicalPort(), what));
        if (suspension.until(now()).isEmpty()) {
            suspension.failed(now()).ifPresent(this::suspended);
        }
        return reason;
    }

    private long suspend(String why) {
        lastFailure = why;
        long until = suspension.suspend(now());
        suspended(until);
        return until;
    }

    private void suspended(long until) {
        notes.take(Note.suspended(type, suspension.length(), lastFailure));
        takeBackQuestions(until);
    }

    /** Questions that have not been put are not put; what the provider is owed it will be told all the same. */
    private void takeBackQuestions(long until) {
        List.copyOf(outstanding.entrySet()).forEach(entry -> {
            if (entry.getValue().kind() != Kind.STATEMENT && entry.getKey().withdraw()) {
                outstanding.remove(entry.getKey());
                entry.getValue().notAsked(until);
            }
        });
    }

    /** When the call that is under way, or about to be, will have taken too long; empty when there is none. */
    OptionalLong nextDeadline(long now) {
        return worker == null
                ? OptionalLong.empty()
                : first().map(call -> OptionalLong.of(deadline(call, now))).orElseGet(OptionalLong::empty);
    }

    /** Gives up the call that is under way if it takes too long. */
    void checkDeadline(long now) {
        if (worker != null) {
            first().filter(call -> deadline(call, now) - now <= 0)
                    .filter(ProviderCall::giveUp)
                    .ifPresent(this::overran);
        }
    }

    private long deadline(ProviderCall<?> call, long now) {
        return call.runningSince().orElse(now) + limit(outstanding.get(call)).toNanos();
    }

    private Duration limit(@Nullable Pending pending) {
        boolean isStart = pending != null && pending.kind() == Kind.START;
        return isStart ? hosting.callLimit().multipliedBy(START_FACTOR) : hosting.callLimit();
    }

    /** The call that the worker is at, or will begin next. */
    private Optional<ProviderCall<?>> first() {
        for (ProviderCall<?> call : outstanding.keySet()) {
            if (call.isOutstanding()) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }

    private void overran(ProviderCall<?> call) {
        Pending pending = Objects.requireNonNull(outstanding.remove(call));
        abandonWorker();
        String reason = failed(
                call, pending.kind(), "no answer within " + limit(pending).toMillis() + " ms");
        if (worker == null && suspension.until(now()).isEmpty()) {
            suspend(hanging());
        }
        pending.failed(reason);
    }

    private String hanging() {
        return abandoned + " of its calls hang";
    }

    private void abandonWorker() {
        Worker hanging = worker;
        worker = null;
        abandoned++;
        if (hanging != null) {
            parked.addAll(hanging.abandon());
        }
        replaceWorker();
    }

    /** A new worker goes on where the last one was given up. */
    private void replaceWorker() {
        if (worker == null && abandoned < ABANDONED_MAX) {
            Worker next = newWorker();
            worker = next;
            while (!parked.isEmpty()) {
                next.submit(parked.remove());
            }
            if (closed) {
                next.end();
            }
        }
    }

    /**
     * Takes back the questions that have not been put, and makes {@code last} the last call.
     *
     * @param afterwards runs on the main loop's thread, once that call came back
     */
    void close(Runnable last, Runnable afterwards) {
        submit(new ProviderCall.Name("close", ""), wordless(last), new Statement(afterwards));
        discard();
    }

    /** Takes back what has not been asked, and calls the provider no more. */
    void discard() {
        closed = true;
        takeBackQuestions(now());
        if (worker != null) {
            worker.end();
        }
    }

    void awaitEnd(Duration limit) {
        if (worker != null) {
            worker.awaitEnd(limit);
        }
    }

    private long now() {
        return hosting.clock().nanoTime();
    }
}
