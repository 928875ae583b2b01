/**
 * Tunnels to other chassis. Reads Chassis, Encap, SB_Global, HA_Chassis_Group and our tunnel ports; writes those ports,
 * their interfaces and Bridge.ports. A port is ours by its mark, {@code ovn-chassis-id} or {@code ovn-evpn-tunnel}, and
 * no other is touched. Nothing is made or removed before our Chassis is registered, and one changed chassis costs the
 * tunnels that lead to it, in the graph and in the transaction.
 */
@NullMarked
package io.ovnchassis.controller.encaps;

import org.jspecify.annotations.NullMarked;
