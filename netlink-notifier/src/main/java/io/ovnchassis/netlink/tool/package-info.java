/**
 * {@code ovn-netlink}, the command-line tool of this module: shows what the kernel's tables hold and how they change, and
 * does what OVN's own {@code ovstest test-ovn-netlink} does, so that OVN's netlink tests can be run against this module.
 *
 * <p>Reads the kernel through {@code notifier} and {@code table}, and writes to it only with the commands that say so
 * ({@code route-sync}, {@code neighbor-sync}). Nothing depends on this package; picocli is used nowhere else in here.
 */
@NullMarked
package io.ovnchassis.netlink.tool;

import org.jspecify.annotations.NullMarked;
