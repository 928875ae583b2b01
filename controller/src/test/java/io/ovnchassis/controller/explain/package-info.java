@NullMarked
package io.ovnchassis.controller.explain;

import org.jspecify.annotations.NullMarked;
