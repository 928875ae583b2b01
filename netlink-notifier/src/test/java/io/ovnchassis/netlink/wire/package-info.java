@NullMarked
package io.ovnchassis.netlink.wire;

import org.jspecify.annotations.NullMarked;
