package io.ovnchassis.controller.binding;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Encap;
import java.util.Optional;

/**
 * On what terms this chassis has a port.
 *
 * @param role whether it is the port's chassis or one of the additional ones; never {@code NONE}
 * @param encap the tunnel end point that others are to use for the port; empty when any will do
 * @param isFirstChoice whether no other chassis is preferred, so that a claim never has to wait
 */
public record Terms(BindPermission role, Optional<Ref<Encap>> encap, boolean isFirstChoice) {}
