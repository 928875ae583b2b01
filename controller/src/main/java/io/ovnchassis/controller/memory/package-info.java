/**
 * Gives memory back that nobody needs any more. The JVM's small collector lets rows that were replaced pile up until the
 * largest heap is full, which by default is a quarter of the machine's memory.
 */
@NullMarked
package io.ovnchassis.controller.memory;

import org.jspecify.annotations.NullMarked;
