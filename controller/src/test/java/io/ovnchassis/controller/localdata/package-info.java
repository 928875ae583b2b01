@NullMarked
package io.ovnchassis.controller.localdata;

import org.jspecify.annotations.NullMarked;
