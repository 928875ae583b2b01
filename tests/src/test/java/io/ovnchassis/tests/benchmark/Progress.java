package io.ovnchassis.tests.benchmark;

/** Tells on stderr what is being measured right now, so that nobody takes patience for a hang. */
record Progress(String what) {
    void say(String stage) {
        System.err.printf("%s: %s%n", what, stage);
    }
}
