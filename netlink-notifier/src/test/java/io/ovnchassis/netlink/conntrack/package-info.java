@NullMarked
package io.ovnchassis.netlink.conntrack;

import org.jspecify.annotations.NullMarked;
