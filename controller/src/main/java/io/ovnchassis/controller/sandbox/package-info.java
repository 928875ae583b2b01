/**
 * Real servers in a folder of their own: what {@code bin/sandbox} shows and what the integration tests run against.
 *
 * <p>Reads the programs of Open vSwitch and OVN on this machine; writes only below the sandbox's folder. Three things
 * always hold: no server outlives the JVM that started it, however that JVM ends; nor does the folder, which the sandbox
 * itself deletes, or its janitor when the JVM was killed, or the next sandbox when both were; and nothing here needs root
 * or touches the servers, the databases or the network interfaces of the machine. Several sandboxes can run at the same
 * time.
 *
 * <p>A sandbox is used by one thread; only {@link io.ovnchassis.controller.sandbox.Sandbox#close} may come from another.
 */
@NullMarked
package io.ovnchassis.controller.sandbox;

import org.jspecify.annotations.NullMarked;
