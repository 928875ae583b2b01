/**
 * What the author of a VIF plug provider writes against, and all of it: the daemon asks a
 * {@link io.ovnchassis.vifplug.VifPlugProvider provider} which interface stands for a logical port, and writes that
 * interface into the local switch itself.
 *
 * <p>Values in, values out: requests and decisions are immutable records of strings, with nothing of OVSDB in them.
 * Records of this package may get more components, each time together with a constructor that takes the older list;
 * {@link io.ovnchassis.vifplug.PlugDecision} and {@link io.ovnchassis.vifplug.RemovalDecision} may get more kinds.
 * A provider makes decisions and never takes one apart, so neither breaks it.
 */
@NullMarked
package io.ovnchassis.vifplug;

import org.jspecify.annotations.NullMarked;
