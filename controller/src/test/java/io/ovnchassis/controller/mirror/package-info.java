@NullMarked
package io.ovnchassis.controller.mirror;

import org.jspecify.annotations.NullMarked;
