package io.ovnchassis.controller.chassis;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;

/**
 * Our own row in the Southbound database, as far as other rooms need it: it changes only when they have to start over.
 */
public record OwnChassis(Ref<Chassis> ref, String name, String hostname) {}
