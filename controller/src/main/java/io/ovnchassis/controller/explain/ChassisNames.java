package io.ovnchassis.controller.explain;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.Chassis;

/** Finds the names of chassis. */
@FunctionalInterface
interface ChassisNames {
    /** The name of a chassis, or how else to call it. */
    String of(Ref<Chassis> chassis);
}
