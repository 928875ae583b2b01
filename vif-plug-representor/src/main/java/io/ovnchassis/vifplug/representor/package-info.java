/**
 * The VIF plug provider for SmartNIC and DPU representor ports. Empty until the devlink inventory lands; it sees
 * nothing of this project but {@code vif-plug-api} and {@code netlink-notifier}.
 */
@NullMarked
package io.ovnchassis.vifplug.representor;

import org.jspecify.annotations.NullMarked;
