/**
 * The bytes of netlink, and nothing else: headers, attributes, acknowledgements, and the values in them (addresses,
 * error numbers). Reads and writes {@code MemorySegment}s in the machine's byte order; opens no socket.
 *
 * <p>What comes in is hostile. Every read is checked against the message that it is part of, every walk gets shorter
 * with each step, and the one thing that decoding ever throws is
 * {@link io.ovnchassis.netlink.wire.MalformedMessage}. Nothing decoded refers to the buffer that it came from.
 */
@NullMarked
package io.ovnchassis.netlink.wire;

import org.jspecify.annotations.NullMarked;
