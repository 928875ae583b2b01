/**
 * Connection tracking, as netfilter tells of it: which connections there are, and which came, changed and went. Pure:
 * bytes in, values out. Attributes that are not known are skipped.
 */
@NullMarked
package io.ovnchassis.netlink.conntrack;

import org.jspecify.annotations.NullMarked;
