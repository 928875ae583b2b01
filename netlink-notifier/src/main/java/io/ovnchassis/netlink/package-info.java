/**
 * Kernel tables (links, routes, neighbours, next hops) over netlink, kept in sync and handed to listeners. Empty until
 * the notifier lands; nothing here depends on another module of this project.
 */
@NullMarked
package io.ovnchassis.netlink;

import org.jspecify.annotations.NullMarked;
