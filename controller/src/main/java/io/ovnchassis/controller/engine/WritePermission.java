package io.ovnchassis.controller.engine;

/** Whether nodes that {@linkplain Derived#writes() write} may be recomputed in this run. */
public enum WritePermission {
    GRANTED,
    DENIED
}
