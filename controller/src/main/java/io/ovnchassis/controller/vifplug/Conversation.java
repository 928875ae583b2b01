package io.ovnchassis.controller.vifplug;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What is being talked about with a provider concerning one logical port: at most one question, then its answer until it
 * is acted upon; and how long to wait before the same is asked again. Belongs to the main loop's thread.
 */
final class Conversation {
    /** However often a provider says that it wants to be asked again, this much is between two questions. */
    static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

    private final BackOff backOff = new BackOff();
    private Question.@Nullable Asking latest;
    private Question.@Nullable Asking open;
    private @Nullable Answer answer;
    private Question.@Nullable Asking postponed;
    private long askedAt;
    private long retryAt;
    private boolean again;

    /** Whether an answer is to come. */
    boolean isOpen() {
        return open != null;
    }

    /** Opens the conversation; says whether it is about a new request. */
    boolean ask(Question.Asking question, long now) {
        boolean isNew = latest == null
                || latest.provider() != question.provider()
                || !latest.options().equals(question.options());
        open = question;
        latest = question;
        askedAt = now;
        again = false;
        return isNew;
    }

    /** Takes an answer in, unless it is to a question that is not asked any more; says whether it did. */
    boolean answer(Answer given) {
        if (!given.question().equals(open)) {
            return false;
        }
        open = null;
        answer = given;
        return true;
    }

    Optional<Answer> takeAnswer() {
        Answer taken = answer;
        answer = null;
        return Optional.ofNullable(taken);
    }

    /** Whether this provider was the last to be asked. */
    boolean isWith(HostedProvider provider) {
        return latest != null && latest.provider() == provider;
    }

    /** Waits for no answer any more; says what is owed for the one that is here. */
    Promise breakOff() {
        open = null;
        latest = null;
        return takeAnswer().map(Answer::promise).orElseGet(Promise.None::new);
    }

    /** Puts off asking the same again, longer each time; says until when. */
    long postpone(Question.Asking question, long now) {
        postponed = question;
        retryAt = now + backOff.next();
        return retryAt;
    }

    /** Whether this very question was put off, and its time has not come yet. */
    boolean mustWait(Question.Asking question, long now) {
        if (postponed != null && !postponed.isSameAs(question)) {
            forgive();
        }
        return postponed != null && retryAt - now > 0;
    }

    long retryAt() {
        return retryAt;
    }

    /** The next question is asked at once, and the wait after it is the shortest again. */
    void forgive() {
        postponed = null;
        backOff.reset();
    }

    /** The provider wants to be asked again; says when to do that, empty while it has not answered. */
    OptionalLong askAgain() {
        forgive();
        if (isOpen()) {
            again = true;
            return OptionalLong.empty();
        }
        return OptionalLong.of(askedAt + PAUSE_NANOS);
    }

    /** When to ask again what was just answered, as its provider wished while it was asked. */
    OptionalLong wantsToBeAskedAgain() {
        boolean wanted = again;
        again = false;
        return wanted ? OptionalLong.of(askedAt + PAUSE_NANOS) : OptionalLong.empty();
    }
}
