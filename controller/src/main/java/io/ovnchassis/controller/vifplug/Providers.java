package io.ovnchassis.controller.vifplug;

import java.util.List;
import java.util.Optional;

/** The providers that the daemon has, as other rooms see them. Belongs to the main loop's thread. */
public interface Providers {
    /** Where the provider of this type comes from; empty when there is none. */
    Optional<String> origin(String type);

    /** How each provider does, in the order in which they came. */
    List<ProviderReport> reports();
}
