/** Tests of the representor provider. */
@NullMarked
package io.ovnchassis.vifplug.representor;

import org.jspecify.annotations.NullMarked;
