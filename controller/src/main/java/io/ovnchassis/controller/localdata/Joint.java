package io.ovnchassis.controller.localdata;

import io.ovnchassis.ovsdb.schema.Ref;
import io.ovnchassis.ovsdb.tables.sb.DatapathBinding;

/**
 * A way from one datapath to another: when the one is local, so is the other.
 *
 * @param port the logical port where it begins
 * @param from the datapath of that port
 * @param peer the logical port where it ends
 * @param to the datapath of that one
 */
record Joint(String port, Ref<DatapathBinding> from, String peer, Ref<DatapathBinding> to) {}
