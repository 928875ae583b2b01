/**
 * The replica and the transactions of this project against real ovsdb-servers: what comes out is compared with what the
 * stock tools say, cell by cell.
 */
@NullMarked
package io.ovnchassis.tests.replica;

import org.jspecify.annotations.NullMarked;
