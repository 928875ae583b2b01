package io.ovnchassis.controller.routing;

/**
 * An interface of this host.
 *
 * @param name what it is called
 * @param index the kernel's number for it
 */
public record HostInterface(String name, int index) {}
