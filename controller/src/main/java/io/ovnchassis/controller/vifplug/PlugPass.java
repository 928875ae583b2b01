package io.ovnchassis.controller.vifplug;

/**
 * What one pass over the ports that are due works with.
 *
 * @param view the databases as they are
 * @param writer the transaction that takes what is decided
 * @param mayUnplug whether both databases are known completely
 */
record PlugPass(PlugView view, PlugWriter writer, boolean mayUnplug) {}
