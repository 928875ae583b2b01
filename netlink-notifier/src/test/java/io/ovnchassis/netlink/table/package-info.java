@NullMarked
package io.ovnchassis.netlink.table;

import org.jspecify.annotations.NullMarked;
