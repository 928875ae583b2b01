/**
 * Coverage counters: how often the interesting events of the daemon happened, and how fast of late.
 *
 * <p>Any thread hits a {@link io.ovnchassis.controller.metrics.Counter}; the main loop calls
 * {@link io.ovnchassis.controller.metrics.Coverage#run} once per iteration and answers {@code coverage/show} and
 * {@code coverage/read-counter} from here, in the very text of Open vSwitch's {@code lib/coverage.c}, because scripts
 * parse it. Reads nothing but the injected clock, writes nothing. Invariants: a total never goes down; a rate is
 * computed from whole intervals of five seconds, and the sum of the intervals is the total they cover, however late
 * {@code run} was called.
 */
@NullMarked
package io.ovnchassis.controller.metrics;

import org.jspecify.annotations.NullMarked;
