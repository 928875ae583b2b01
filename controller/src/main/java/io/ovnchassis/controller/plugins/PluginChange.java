package io.ovnchassis.controller.plugins;

import java.util.Optional;

/**
 * One plugin takes the place of another, of none, or goes.
 *
 * @param before what was loaded; empty for one that is new
 * @param after what is loaded now; empty for one that is gone
 */
record PluginChange(Optional<Plugin> before, Optional<Plugin> after) {}
