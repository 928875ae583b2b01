package io.ovnchassis.controller.engine;

/**
 * Why a node is recomputed.
 *
 * @param label the words of OVN's log lines
 * @param detail what lies behind them, or empty
 */
record Reason(String label, String detail) {

    static Reason forced(String why) {
        return new Reason("forced", why);
    }

    static Reason missingHandler(Input<?> input) {
        return new Reason("missing handler for input " + input.source().name(), "");
    }

    static Reason failedHandler(Input<?> input, Verdict.Recompute verdict) {
        return new Reason("failed handler for input " + input.source().name(), verdict.reason());
    }

    static Reason untracked(Input<?> input) {
        return new Reason("untracked changes of input " + input.source().name(), "");
    }

    /** The detail as the end of a line. */
    String suffix() {
        return detail.isEmpty() ? "" : ": " + detail;
    }

    @Override
    public String toString() {
        return label + suffix();
    }
}
