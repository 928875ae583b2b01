package io.ovnchassis.controller.routing;

import io.ovnchassis.netlink.route.TableId;
import io.ovnchassis.netlink.table.LearnedRoute;

/** A route that a routing daemon put into a table that we exchange routes with. */
public record TableRoute(TableId table, LearnedRoute route) {}
