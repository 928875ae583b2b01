/**
 * Mirrors of logical ports. Reads Mirror and Port_Binding.mirror_rules of the Southbound database, which ports are bound
 * here, and our Mirrors; writes Mirrors of the integration bridge and the tunnel ports that they lead to.
 *
 * <p>Invariants: a Mirror that is not marked as OVN's is never touched, nor is a port that one leads to and that we did
 * not make; there is a Mirror only while it has a port here.
 */
@NullMarked
package io.ovnchassis.controller.mirror;

import org.jspecify.annotations.NullMarked;
