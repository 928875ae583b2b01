/**
 * Which rows of the Southbound database are replicated (ovn-controller(8), ovn-monitor-all). Reads our Chassis, the
 * local datapaths, and the interfaces that name a logical port; writes the selection of the southbound replica, and tells
 * the engine which datapaths are awaited.
 * Invariants: of a local datapath everything is selected; ports that connect datapaths always are, so that what is
 * reachable from here is found without asking step by step; and nothing is removed from any database before the rows
 * that were asked for after a start are there.
 */
@NullMarked
package io.ovnchassis.controller.monitor;

import org.jspecify.annotations.NullMarked;
