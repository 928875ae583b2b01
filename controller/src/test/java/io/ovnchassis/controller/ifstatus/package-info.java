@NullMarked
package io.ovnchassis.controller.ifstatus;

import org.jspecify.annotations.NullMarked;
