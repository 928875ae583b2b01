/** The tables of the replicas as leaves of the engine: changed in a run when a row of them changed since the last one. */
@NullMarked
package io.ovnchassis.controller.tables;

import org.jspecify.annotations.NullMarked;
