/**
 * The control socket as operators see it: this daemon and Debian's ovn-controller, side by side on two hypervisors of one
 * deployment, asked the same by the stock {@code ovn-appctl}. What differs on purpose stands in
 * {@code conformance.txt}, with its reason; what differs and is not there fails.
 */
@NullMarked
package io.ovnchassis.tests.appctl;

import org.jspecify.annotations.NullMarked;
