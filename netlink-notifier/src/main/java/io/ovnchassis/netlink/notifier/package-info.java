/**
 * Tells listeners what changes in the kernel. Reads the multicast groups of netlink; writes nothing.
 *
 * <p>One socket per protocol serves all listeners. Its reader thread only decodes, filters and queues, so that no
 * listener can hold it up; a second thread calls the listeners, in the order of their priorities. The queue is bounded.
 * What is lost, because it was full or because the kernel's was, is made up for: everything that a listener watches is
 * asked for anew and handed to it as a whole. So a listener never misses a change without being told to start over.
 */
@NullMarked
package io.ovnchassis.netlink.notifier;

import org.jspecify.annotations.NullMarked;
