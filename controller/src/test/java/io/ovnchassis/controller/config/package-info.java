@NullMarked
package io.ovnchassis.controller.config;

import org.jspecify.annotations.NullMarked;
