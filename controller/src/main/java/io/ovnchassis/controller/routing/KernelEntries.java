package io.ovnchassis.controller.routing;

import java.util.Set;

/**
 * What a leaf holds of the kernel, and how that changed since the run before. A view: it is what it is until the next run.
 *
 * @param all everything
 * @param removed what is not there any more
 * @param added what was not there before
 */
public record KernelEntries<T>(Set<T> all, Set<T> removed, Set<T> added) {}
