@NullMarked
package io.ovnchassis.netlink.route;

import org.jspecify.annotations.NullMarked;
