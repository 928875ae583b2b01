@NullMarked
package io.ovnchassis.controller.binding;

import org.jspecify.annotations.NullMarked;
