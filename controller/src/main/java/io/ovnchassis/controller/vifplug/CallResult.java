package io.ovnchassis.controller.vifplug;

/** What became of a question to a provider. */
sealed interface CallResult<A> {
    /** It answered. */
    record Answered<A>(A answer) implements CallResult<A> {}

    /**
     * It threw, or took too long.
     *
     * @param reason what happened, for the operator
     */
    record Failed<A>(String reason) implements CallResult<A> {}

    /**
     * It was not asked: it failed too often.
     *
     * @param until when it can be asked again, in nanoseconds of the loop's clock
     */
    record NotAsked<A>(long until) implements CallResult<A> {}
}
