package io.ovnchassis.controller.plugins;

import io.ovnchassis.vifplug.VifPlugProvider;

/** Where providers are put to use, and taken from. Called on the main loop's thread. */
public interface ProviderHost {
    /**
     * Starts a provider. What is wrong with it the host says itself.
     *
     * @param plugin where it comes from, for the operator
     */
    void add(String type, String plugin, VifPlugProvider provider);

    /**
     * Takes a provider away and closes it.
     *
     * @param closed runs on the main loop's thread when it is closed; never when it does not come back
     * @return whether there was one
     */
    boolean remove(String type, Runnable closed);
}
