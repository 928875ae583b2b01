/**
 * Plugging: creates, updates and removes the ports that the southbound database asks for on this chassis, with the help
 * of providers.
 *
 * <p>Reads Port_Binding, Interface, Port and the integration bridge. Writes Interface, Port and {@code Bridge.ports} of
 * the local database.
 *
 * <p>Invariants: only interfaces of our integration bridge that carry both {@code ovn-plugged} and {@code iface-id} are
 * changed or removed; nothing is created twice; nothing is unplugged before both databases are known completely; a
 * provider is told one outcome for each answer that asks for something to be done; a port whose result did not reach the
 * database is looked at again.
 */
@NullMarked
package io.ovnchassis.controller.vifplug;

import org.jspecify.annotations.NullMarked;
