@NullMarked
package io.ovnchassis.controller.qos;

import org.jspecify.annotations.NullMarked;
