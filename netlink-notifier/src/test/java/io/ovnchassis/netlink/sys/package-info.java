@NullMarked
package io.ovnchassis.netlink.sys;

import org.jspecify.annotations.NullMarked;
