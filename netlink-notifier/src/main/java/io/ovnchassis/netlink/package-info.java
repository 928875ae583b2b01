/**
 * Netlink as its users see it: a {@link io.ovnchassis.netlink.NetlinkTransport transport} opens sockets,
 * {@link io.ovnchassis.netlink.Requests} asks and writes, and a {@link io.ovnchassis.netlink.NetlinkFault} says what
 * went wrong. Kernel tables kept in sync are in package {@code table}, what changes in them in package
 * {@code notifier}.
 *
 * <p>Packages point one way: {@code wire} (bytes) and this one below; {@code sys} (the only package with native calls),
 * {@code route}, {@code devlink} and {@code conntrack} (what the bytes mean) on them; then {@code notifier}, then
 * {@code table}, then {@code tool}. {@code testkit} stands in for the kernel. Nothing here depends on another module of
 * this project.
 */
@NullMarked
package io.ovnchassis.netlink;

import org.jspecify.annotations.NullMarked;
