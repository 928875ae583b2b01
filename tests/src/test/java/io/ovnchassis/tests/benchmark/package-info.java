/**
 * What {@code tests/bench} runs: this project next to the C programs that it replaces, on the same servers and in turn,
 * so that whatever else the machine does falls on both. Prints tables; asserts nothing, for times are no test.
 */
@NullMarked
package io.ovnchassis.tests.benchmark;

import org.jspecify.annotations.NullMarked;
