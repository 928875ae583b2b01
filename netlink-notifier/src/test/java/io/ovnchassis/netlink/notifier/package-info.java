@NullMarked
package io.ovnchassis.netlink.notifier;

import org.jspecify.annotations.NullMarked;
