/**
 * A kernel for tests: {@link io.ovnchassis.netlink.testkit.FakeKernel} is asked, ordered and listened to like the real
 * one, without root and without a namespace, and loses, refuses and interrupts what a test wants it to. Safe on any
 * thread.
 */
@NullMarked
package io.ovnchassis.netlink.testkit;

import org.jspecify.annotations.NullMarked;
