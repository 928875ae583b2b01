/**
 * Logging in the format of Open vSwitch's vlog, which operators, log shippers and OVN's own tests read.
 *
 * <p>Rooms log through slf4j under their vlog module name; behind it stands Log4j2, configured by
 * {@link io.ovnchassis.controller.vlog.Vlog} with neither file, plugin nor pattern, so that it starts fast and a
 * message is never interpreted. {@code console} is stderr, {@code file} is what {@code --log-file} names. The levels
 * of {@code syslog} are kept and listed, but nothing is delivered there: this room has no syslog transport. Line
 * formats are fixed ({@code PATTERN} and {@code FACILITY} are answered with an error).
 *
 * <p>Invariants: a record is one line, whatever the message holds, because control characters are escaped; serial
 * numbers in one destination only ever grow; levels change for all loggers at once, those not made yet included. Any
 * thread may log or change levels. {@link io.ovnchassis.controller.vlog.RateLimitedLog} keeps a repeated complaint
 * from flooding the log.
 */
@NullMarked
package io.ovnchassis.controller.vlog;

import org.jspecify.annotations.NullMarked;
