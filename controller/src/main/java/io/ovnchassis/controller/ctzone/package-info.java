/**
 * Conntrack zones. Reads the local ports, the local datapaths and {@code ct-zone-range}; writes which zone each of them
 * has into {@code external_ids:ct-zone-USER} of the integration bridge, and reads it there after a start; and how many
 * connections it may hold into {@code ct_zones} of the bridge's Datapath.
 *
 * <p>Invariants: whoever has a zone keeps it as long as it may; a zone that was not asked for by name has one user; and
 * it is given to another user only when the bridge no longer says that somebody has it.
 */
@NullMarked
package io.ovnchassis.controller.ctzone;

import org.jspecify.annotations.NullMarked;
