package io.ovnchassis.controller.explain;

/**
 * One gate on the way of a port.
 *
 * @param name which one
 * @param state whether it was passed
 * @param seen the value that says so
 * @param hint what a person can do about it; empty when it was passed
 */
public record Gate(Name name, State state, String seen, String hint) {

    /** The gates, in the order in which a port passes them. */
    public enum Name {
        PORT_BINDING("port-binding"),
        REQUEST("request"),
        CHASSIS("chassis"),
        PROVIDER("provider"),
        ANSWER("answer"),
        NAME("name"),
        TRANSACTION("transaction"),
        OFPORT("ofport"),
        CLAIMED("claimed"),
        INSTALLED("installed"),
        UP("up");

        private final String text;

        Name(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Whether a gate was passed. */
    public enum State {
        PASSED("passed"),
        /** It will not be passed unless somebody does something. */
        FAILED("failed"),
        /** It will be passed when what it waits for comes. */
        WAITING("waiting");

        private final String text;

        State(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static Gate passed(Name name, String seen) {
        return new Gate(name, State.PASSED, seen, "");
    }

    static Gate failed(Name name, String seen, String hint) {
        return new Gate(name, State.FAILED, seen, hint);
    }

    static Gate waiting(Name name, String seen, String hint) {
        return new Gate(name, State.WAITING, seen, hint);
    }

    /** Whether another look at the same gate came to the same; the hint does not count. */
    boolean isLike(Gate other) {
        return state == other.state && seen.equals(other.seen);
    }

    public boolean isPassed() {
        return state == State.PASSED;
    }
}
