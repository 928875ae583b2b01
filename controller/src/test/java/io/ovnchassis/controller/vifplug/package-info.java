@NullMarked
package io.ovnchassis.controller.vifplug;

import org.jspecify.annotations.NullMarked;
