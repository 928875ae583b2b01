/**
 * Logging in the format of Open vSwitch's vlog, which operators, log shippers and OVN's own tests read.
 *
 * <p>Rooms log through slf4j under their vlog module name; behind it stands Log4j2, configured by
 * {@link io.ovnchassis.controller.vlog.Vlog} with neither file, plugin nor pattern, so that it starts fast and a
 * message is never interpreted. {@code console} is stderr, {@code file} is what {@code --log-file} names, {@code syslog}
 * is where {@code --syslog-method} and {@code --syslog-target} lead. Each has a pattern, which may be changed while the
 * daemon runs; the word {@code json} in its place makes each record an object.
 *
 * <p>Invariants: a record is one line, whatever the message holds, because control characters are escaped; nothing waits
 * for syslog; serial numbers in one destination only ever grow; levels change for all loggers at once, those not made yet
 * included. Any thread may log or change levels. {@link io.ovnchassis.controller.vlog.RateLimitedLog} keeps a repeated
 * complaint from flooding the log.
 */
@NullMarked
package io.ovnchassis.controller.vlog;

import org.jspecify.annotations.NullMarked;
