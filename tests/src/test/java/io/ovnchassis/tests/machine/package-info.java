/**
 * A virtual machine with Debian's kernel, for what the kernel of a build machine often lacks. Runs the scripts of
 * {@code tests/machine} and reads what they print; what the machine is made of is kept in {@code ~/.cache/ovn-chassis}.
 */
@NullMarked
package io.ovnchassis.tests.machine;

import org.jspecify.annotations.NullMarked;
