package io.ovnchassis.controller.encaps;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Encap;

/**
 * One of our own tunnel end points, as it is registered.
 *
 * @param isDefault whether it is the one for ports that ask for none
 */
public record LocalEncap(Ref<Encap> ref, Encap.Type type, String ip, boolean isDefault) {}
