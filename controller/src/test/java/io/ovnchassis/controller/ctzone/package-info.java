@NullMarked
package io.ovnchassis.controller.ctzone;

import org.jspecify.annotations.NullMarked;
