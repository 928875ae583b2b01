/**
 * What people and programs write into the databases that cannot be right: each is said in one line that names it, nothing
 * else suffers, and all is well as soon as it is mended.
 */
@NullMarked
package io.ovnchassis.tests.input;

import org.jspecify.annotations.NullMarked;
