package io.ovnchassis.controller.vifplug;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The providers that the daemon has, as other rooms see them. Belongs to the main loop's thread. */
public interface Providers {
    /** Where the provider of this type comes from; empty when there is none. */
    Optional<String> origin(String type);

    /** How each provider does, in the order in which they came. */
    List<ProviderReport> reports();

    /** The types of all, in the order in which they came. */
    List<String> types();

    /**
     * Has the provider of this type say what it knows. One of the two is called, later, when it has answered or failed
     * to.
     *
     * @param failure gets the reason
     */
    void describe(String type, Consumer<String> text, Consumer<String> failure);
}
