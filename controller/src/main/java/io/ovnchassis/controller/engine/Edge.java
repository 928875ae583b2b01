package io.ovnchassis.controller.engine;

/**
 * What a node of the graph depends on.
 *
 * @param source the node that is read
 * @param target the node that reads it
 * @param handler what absorbs changes of it; empty where they recompute the target
 */
public record Edge(String source, String target, String handler) {}
