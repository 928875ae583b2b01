/**
 * The kernel's side of the sockets: the only package of this project with native calls. {@code LibC} binds the C
 * library's functions; the rest turns them into {@link io.ovnchassis.netlink.NetlinkSocket}s.
 *
 * <p>An error number is a value that comes back with each call, never something ambient; nothing is static; memory that
 * the kernel writes to belongs to its socket and is freed with it; a descriptor is closed on every path. No thread of a
 * caller ever changes its network namespace.
 */
@NullMarked
package io.ovnchassis.netlink.sys;

import org.jspecify.annotations.NullMarked;
