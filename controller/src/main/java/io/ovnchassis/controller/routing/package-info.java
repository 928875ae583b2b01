/**
 * The kernel's tables as inputs of the engine: learned routes, neighbours, next hops, and the interfaces that they are on.
 *
 * <p>Reads Port_Binding and Datapath_Binding to know which tables matter ({@code RouteNode}, {@code NeighborNode}), and
 * the kernel through the netlink notifier; writes nothing. {@code KernelWatch} keeps exactly the wanted tables in sync,
 * and opens nothing while none is wanted. What changes in them comes over the inbox, change by change, into the leaves
 * that OVN has too: {@code route_table_notify}, {@code neighbor_table_notify}, {@code nexthop_exchange} and
 * {@code host_if_monitor}. A host on which netlink cannot be used goes without, and says so once.
 */
@NullMarked
package io.ovnchassis.controller.routing;

import org.jspecify.annotations.NullMarked;
