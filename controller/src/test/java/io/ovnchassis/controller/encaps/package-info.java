@NullMarked
package io.ovnchassis.controller.encaps;

import org.jspecify.annotations.NullMarked;
