@NullMarked
package io.ovnchassis.controller.loop;

import org.jspecify.annotations.NullMarked;
