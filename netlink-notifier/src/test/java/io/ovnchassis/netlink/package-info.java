@NullMarked
package io.ovnchassis.netlink;

import org.jspecify.annotations.NullMarked;
