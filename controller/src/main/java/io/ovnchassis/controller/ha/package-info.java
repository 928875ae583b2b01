/**
 * Our places in groups of gateways. Reads HA_Chassis_Group, HA_Chassis and Chassis of the Southbound database, and what
 * BFD says of the tunnels in the local one; holds, for every group that this chassis is a member of, whether it is the
 * active one, and whether it is the first choice. Writes nothing.
 *
 * <p>Invariants: a change costs the groups that it touches; who has a port that another chassis sees differently is
 * settled by {@code ifstatus}, which does not take it back at once.
 */
@NullMarked
package io.ovnchassis.controller.ha;

import org.jspecify.annotations.NullMarked;
