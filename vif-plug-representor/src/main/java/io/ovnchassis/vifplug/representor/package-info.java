/**
 * The {@code representor} provider of VIF plugging: on a SmartNIC or DPU, which interface stands for the function that a
 * logical port names. Reads the kernel's devlink ports and links through {@code netlink-notifier}, and for old firmware
 * one file of sysfs ({@link io.ovnchassis.vifplug.representor.SmartNicFiles}); writes nothing.
 *
 * <p>The {@link io.ovnchassis.vifplug.representor.Inventory} is what the kernel said last about ports and links, and all
 * lookups are made of just that. So no order of messages matters, and nothing is to be brought up to date when a physical
 * function appears late, gets another address, or an interface another name.
 */
@NullMarked
package io.ovnchassis.vifplug.representor;

import org.jspecify.annotations.NullMarked;
