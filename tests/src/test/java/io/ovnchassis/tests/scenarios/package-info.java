/**
 * The files in {@code tests/scenarios}, played to Debian's C {@code ovn-controller} and to this project's daemon from the
 * same start, and what both have written compared. Reads both databases as their servers dump them; nothing here decodes
 * with the daemon's own code. What differs on purpose stands with its reason in {@code tests/scenarios/differences}, what
 * is not built yet in {@code tests/scenarios/lacking}; an entry of either that no longer matters fails.
 */
@NullMarked
package io.ovnchassis.tests.scenarios;

import org.jspecify.annotations.NullMarked;
