/**
 * What rtnetlink messages mean: links, routes, neighbours (with the forwarding entries of bridges) and next hops. A
 * record for each object, and a {@code *Messages} class for each that reads it from a message and writes the requests
 * about it. Pure: bytes in, values out. Attributes that are not known are skipped.
 */
@NullMarked
package io.ovnchassis.netlink.route;

import org.jspecify.annotations.NullMarked;
