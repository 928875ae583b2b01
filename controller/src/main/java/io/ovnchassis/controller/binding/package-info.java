/**
 * Which logical ports belong on this chassis. Reads the Interfaces of the integration bridge (by {@code iface-id}) and
 * Port_Binding (by logical_port); holds, per logical port, whether it is to be bound here, and why not. Writes nothing
 * itself: the claims and releases that follow from it are {@code ifstatus}' to commit.
 *
 * <p>Invariants: what is held is a function of the rows alone, so that handling a change and starting over give the same;
 * of two Interfaces with one {@code iface-id} the one whose name sorts first is used.
 */
@NullMarked
package io.ovnchassis.controller.binding;

import org.jspecify.annotations.NullMarked;
