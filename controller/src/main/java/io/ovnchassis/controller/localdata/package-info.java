/**
 * Which datapaths matter on this chassis, and which ports. Reads what {@code binding} decided, Port_Binding,
 * Datapath_Binding, the bridge mappings and our places in HA groups; holds the local datapaths (those with a port here,
 * and those that can be reached from them through routers) with their localnet, vtep, peer, external and multichassis
 * ports, and the ports that are local or related. Writes nothing.
 *
 * <p>Invariants: all that is held is a function of the rows alone; a change costs what it touches, so that of a
 * datapath that is no longer local only what hung on it is looked at.
 */
@NullMarked
package io.ovnchassis.controller.localdata;

import org.jspecify.annotations.NullMarked;
