@NullMarked
package io.ovnchassis.controller.routing;

import org.jspecify.annotations.NullMarked;
