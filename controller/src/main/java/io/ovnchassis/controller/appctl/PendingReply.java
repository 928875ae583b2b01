package io.ovnchassis.controller.appctl;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** The reply to one request on its way from the main loop to the thread of the client. */
final class PendingReply implements Reply {
    private final AtomicBoolean answered = new AtomicBoolean();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    /** In what the client wants this reply and those after it. */
    private volatile OutputFormat format;

    PendingReply(OutputFormat format) {
        this.format = format;
    }

    OutputFormat format() {
        return format;
    }

    void choose(OutputFormat chosen) {
        format = chosen;
    }

    /** Where the client wants {@link OutputFormat#JSON}. */
    void document(String json) {
        answer(new Answer.Document(json));
    }

    @Override
    public void success(String text) {
        answer(new Answer.Success(text));
    }

    @Override
    public void error(String text) {
        answer(new Answer.Failure(text));
    }

    /** For a handler that threw: it may have replied before it did. */
    void errorUnlessAnswered(String text) {
        if (answered.compareAndSet(false, true)) {
            answer.complete(new Answer.Failure(text));
        }
    }

    private void answer(Answer reply) {
        if (!answered.compareAndSet(false, true)) {
            throw new IllegalStateException("a command was answered twice: second=" + reply);
        }
        answer.complete(reply);
    }

    boolean isAnswered() {
        return answer.isDone();
    }

    /** Nobody waits for the reply any more: {@link #await} throws from now on. It may still be given, to no effect. */
    void abandon() {
        answer.cancel(false);
    }

    /** @throws java.util.concurrent.CancellationException where it was abandoned */
    Answer await() {
        return answer.join();
    }
}
