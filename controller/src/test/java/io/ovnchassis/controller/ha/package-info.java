@NullMarked
package io.ovnchassis.controller.ha;

import org.jspecify.annotations.NullMarked;
