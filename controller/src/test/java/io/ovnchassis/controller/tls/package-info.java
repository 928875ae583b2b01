/** Tests of which keys and certificates are used, and how they are shown. */
@NullMarked
package io.ovnchassis.controller.tls;

import org.jspecify.annotations.NullMarked;
