/**
 * Kernel tables kept in sync. The reading half ({@code RouteTable}, {@code NeighborTable}, {@code NexthopTable},
 * {@code InterfaceMonitor}) holds what others put into a table, from a first dump and then change by change, and tells
 * its observer the net difference whenever nothing else waits. The writing half ({@code RouteExchange},
 * {@code NeighborExchange}, {@code MaintainedTables}) puts our own entries into a table and takes them out again.
 *
 * <p>What is ours carries a mark in the kernel itself (protocol 84; static and not permanent), so a process that was
 * killed finds it again. Only what carries the mark is ever removed.
 */
@NullMarked
package io.ovnchassis.netlink.table;

import org.jspecify.annotations.NullMarked;
