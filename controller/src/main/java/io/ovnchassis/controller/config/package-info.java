/**
 * What the operator configured for this chassis, from the command line, {@code system-id-override} and the external_ids
 * of the one Open_vSwitch row, with the rule that {@code KEY-CHASSIS} wins over {@code KEY}. Reads Open_vSwitch, writes
 * nothing. A value that cannot be used is reported once, rate-limited, and counts as absent; everything else goes on.
 * {@code ConfigAudit} remembers for people what holds and since when, and what is strange about it.
 */
@NullMarked
package io.ovnchassis.controller.config;

import org.jspecify.annotations.NullMarked;
