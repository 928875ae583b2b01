/**
 * The control socket: what {@code ovn-appctl} and {@code ovs-appctl} talk to (unixctl, see ovs-appctl(8)).
 *
 * <p>Reads JSON-RPC requests from local clients, one value after the other with no framing, and writes their replies.
 * Commands run on the main loop only, one at a time, through the executor that the server is given; a command may
 * reply later. Each client has a virtual thread of its own that reads a request, waits for the answer and writes it:
 * this keeps the protocol in straight lines, and it bounds what a client can hold by itself, namely one request and
 * one reply. A client that is silent, slow, gone or talking rubbish occupies its own thread and nothing else.
 *
 * <p>Invariants: only the owner of the process can connect; requests, clients and the commands that wait for the loop
 * are bounded in size and number; every command is answered exactly once; a socket file is removed only by the
 * process that made it, or when nobody listens on it.
 */
@NullMarked
package io.ovnchassis.controller.appctl;

import org.jspecify.annotations.NullMarked;
