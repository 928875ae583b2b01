@NullMarked
package io.ovnchassis.controller.patch;

import org.jspecify.annotations.NullMarked;
