/** Tests of the shell scripts: what they find, what they say when they do not find it, and what they start. */
@NullMarked
package io.ovnchassis.tests.scripts;

import org.jspecify.annotations.NullMarked;
