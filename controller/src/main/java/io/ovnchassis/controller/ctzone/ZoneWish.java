package io.ovnchassis.controller.ctzone;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user of a zone asks for.
 *
 * @param zone a certain one, which it may share; empty for any
 * @param formerUser the name under which earlier releases kept its zone in the bridge
 * @param limit how many connections it may hold at most; empty for as many as the kernel allows
 */
record ZoneWish(OptionalInt zone, Optional<String> formerUser, Optional<Long> limit) {
    static final ZoneWish ANY = new ZoneWish(OptionalInt.empty(), Optional.empty(), Optional.empty());
}
