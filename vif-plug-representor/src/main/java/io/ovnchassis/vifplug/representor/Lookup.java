package io.ovnchassis.vifplug.representor;

/** What a look into the inventory came to. */
sealed interface Lookup {
    /** The one representor, which has an interface. */
    record Found(Representor representor) implements Lookup {}

    /**
     * There is none, or none yet.
     *
     * @param waitsFor what has to appear, and what there is instead; for the operator
     */
    record Missing(String waitsFor) implements Lookup {}

    /**
     * More than one fits.
     *
     * @param why which ones, and how to tell them apart; for the operator
     */
    record Ambiguous(String why) implements Lookup {}
}
