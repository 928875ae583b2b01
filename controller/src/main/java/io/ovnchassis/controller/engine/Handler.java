package io.ovnchassis.controller.engine;

/**
 * Brings the output of a node up to date with the change of one of its inputs.
 *
 * <p>Called only when that input changed, in the order in which the node declared its inputs. Every input already has
 * its final value of this run, including those whose own handler is yet to be called. When the changed input carries
 * no tracked changes (it was recomputed), a handler that needs them answers {@link Verdict.Recompute}. So does one
 * that would have to write while writing is not allowed: the engine then cancels the run and recomputes later. It may
 * leave the output half changed when it does, at a price: the recompute then counts as a change even if it is none.
 */
@FunctionalInterface
public interface Handler {
    Verdict handle();
}
