/**
 * Generic netlink, whose families have to be looked up by name, and the one of them that matters here: devlink, with
 * the ports of SmartNICs. Pure but for the look-up, which asks the kernel. Attributes that are not known are skipped.
 */
@NullMarked
package io.ovnchassis.netlink.devlink;

import org.jspecify.annotations.NullMarked;
