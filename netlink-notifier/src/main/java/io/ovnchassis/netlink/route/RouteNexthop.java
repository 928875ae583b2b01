package io.ovnchassis.netlink.route;

import io.ovnchassis.netlink.wire.IpAddress;

/**
 * One of the ways that a route goes.
 *
 * @param gateway the next router; unspecified when the destination is on the link itself
 * @param interfaceIndex the link that it goes out of; 0 for none
 * @param weight its share among several, from 1
 */
public record RouteNexthop(IpAddress gateway, int interfaceIndex, int weight) {}
