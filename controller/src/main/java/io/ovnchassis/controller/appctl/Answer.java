package io.ovnchassis.controller.appctl;

/** What a command came to. */
sealed interface Answer {
    /** It was carried out. */
    record Success(String text) implements Answer {}

    /** It was carried out, for a client that wants JSON, and this is it. */
    record Document(String json) implements Answer {}

    /** It was refused, or failed. */
    record Failure(String text) implements Answer {}
}
