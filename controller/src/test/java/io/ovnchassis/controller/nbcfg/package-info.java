@NullMarked
package io.ovnchassis.controller.nbcfg;

import org.jspecify.annotations.NullMarked;
