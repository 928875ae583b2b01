/**
 * This chassis in the Southbound database. Reads the configuration and the integration bridge; writes our own rows of
 * Chassis, Chassis_Private and Encap, and only what differs, and the index of this chassis among those of its host. Rows
 * of other chassis are never touched: where one already has our tunnel end point, that is said, and the end point is left
 * out. With another host of our name there is no fight: it is named, and our row is put right ever more seldom.
 */
@NullMarked
package io.ovnchassis.controller.chassis;

import org.jspecify.annotations.NullMarked;
