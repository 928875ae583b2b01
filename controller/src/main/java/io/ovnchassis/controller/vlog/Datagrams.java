package io.ovnchassis.controller.vlog;

/** Where datagrams go that nobody answers. Any thread, one at a time. */
@FunctionalInterface
public interface Datagrams {
    /** Sends one without waiting; one that cannot be sent is lost, as is usual with syslog. */
    void send(byte[] datagram);
}
