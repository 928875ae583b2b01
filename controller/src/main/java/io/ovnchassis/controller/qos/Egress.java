package io.ovnchassis.controller.qos;

import io.ovnchassis.ovsdb.tables.ovs.Port;

/**
 * Where a physical network leaves this host.
 *
 * @param maxRate in bits per second
 */
record Egress(Port port, long maxRate) {}
