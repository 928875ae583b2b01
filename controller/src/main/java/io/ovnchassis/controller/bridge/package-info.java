/**
 * The integration bridge, and what Open vSwitch has to be set to on its host. Reads Open_vSwitch, Bridge, Flow_Table and
 * the configuration; writes the bridge with its local port when it is missing, its datapath type, fail mode and flow
 * tables, the Datapath of that type, and two keys of Open_vSwitch. Other bridges are never touched, and no bridge is
 * ever removed. Needs the local database only.
 */
@NullMarked
package io.ovnchassis.controller.bridge;

import org.jspecify.annotations.NullMarked;
