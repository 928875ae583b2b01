@NullMarked
package io.ovnchassis.netlink.tool;

import org.jspecify.annotations.NullMarked;
