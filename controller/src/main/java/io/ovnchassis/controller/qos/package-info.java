/**
 * Rates of logical ports on their way out. Reads the options of ports that are local, {@code ovn-bridge-mappings} and the
 * QoS and Queue rows that are ours; writes Port.qos of the ports that lead out, QoS and Queue.
 *
 * <p>Invariants: a QoS that is not marked as OVN's is never touched; there is one of ours only while it has a queue, and
 * a queue only while its logical port asks for it.
 */
@NullMarked
package io.ovnchassis.controller.qos;

import org.jspecify.annotations.NullMarked;
