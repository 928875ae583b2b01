/**
 * How far this chassis has come with what the northbound side configured, and whether ovn-northd is one that it may
 * follow. Reads SB_Global; writes the sequence number and its times to external_ids of the integration bridge. While a
 * version was pinned and ovn-northd has another, nothing is written but the integration bridge, and why is said.
 */
@NullMarked
package io.ovnchassis.controller.nbcfg;

import org.jspecify.annotations.NullMarked;
