/**
 * The netlink notifier and its tool against the kernel of this machine. Every test has a network namespace to itself, for
 * which it needs root, and without it fails. Where this kernel may lack a device type (dummy, VRF), a veth and a plain
 * routing table stand in for it.
 */
@NullMarked
package io.ovnchassis.tests.netlink;

import org.jspecify.annotations.NullMarked;
