@NullMarked
package io.ovnchassis.netlink.devlink;

import org.jspecify.annotations.NullMarked;
