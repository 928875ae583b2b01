package io.ovnchassis.controller.loop;

/** One named step of an iteration. */
public interface Phase {
    /** A short name in kebab case, for logs and timings. */
    String name();

    /**
     * Does what there is to do now, and never waits.
     *
     * @return how much was done; 0 when nothing was
     */
    int run();
}
